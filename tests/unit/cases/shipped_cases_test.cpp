// Every acceptance case of every shipped regulation (scripts_lua/cases), and that together they prove every rule.
#include <gtest/gtest.h>

#include "cases/coverage.h"
#include "cases/run_cases.h"
#include "lua/loader.h"

namespace vestnik {
namespace {

class ShippedCases : public testing::TestWithParam<const char*> {};

TEST_P(ShippedCases, AllHold) {
  const std::filesystem::path scripts = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua";
  const std::string file = std::string{GetParam()} + ".lua";
  const LoadedRegulation loaded = load_regulation_file(scripts / "regulations" / file);
  ASSERT_NE(loaded.regulation, nullptr);
  const auto source = read_script_file(scripts / "cases" / file);
  ASSERT_TRUE(source.ok());
  const CasesRun run = run_cases(*loaded.regulation, loaded.regulation->zone(), file, *source);
  for (const Problem& problem : run.problems) {
    std::string details;
    for (const auto& [name, value] : problem.details) details += " " + name + "=" + value;
    ADD_FAILURE() << problem.code << details;
  }
  for (const CaseResult& result : run.results)
    EXPECT_TRUE(result.passed) << file << ":" << result.line << " " << result.clause << " " << result.title
                               << "\n  expected " << result.expected << "\n  got      " << result.got;
  EXPECT_GE(run.results.size(), 12U);
}

TEST_P(ShippedCases, ProveEveryRule) {
  const std::filesystem::path scripts = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua";
  const std::string file = std::string{GetParam()} + ".lua";
  const LoadedRegulation loaded = load_regulation_file(scripts / "regulations" / file);
  ASSERT_NE(loaded.regulation, nullptr);
  const auto source = read_script_file(scripts / "cases" / file);
  ASSERT_TRUE(source.ok());
  const CasesFile cases = read_cases(*loaded.regulation, loaded.regulation->zone(), file, *source);
  for (const CoveredRule& rule : coverage(*loaded.regulation, cases.cases))
    EXPECT_FALSE(rule.cases.empty()) << file << ":" << rule.line << " " << rule.word << " (" << rule.clause << ")";
}

INSTANTIATE_TEST_SUITE_P(Institutions, ShippedCases,
                         testing::Values("syzran", "labinsk", "yarovoe", "usolye", "otradny"),
                         [](const auto& institution) { return std::string{institution.param}; });

}  // namespace
}  // namespace vestnik
