// Every acceptance case of every shipped regulation (scripts_lua/cases).
#include <gtest/gtest.h>

#include "lua/cases.h"

namespace vestnik {
namespace {

class ShippedCases : public testing::TestWithParam<const char*> {};

TEST_P(ShippedCases, AllHold) {
  const std::filesystem::path scripts = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua";
  const std::string file = std::string{GetParam()} + ".lua";
  const CasesRun run = run_cases(scripts / "regulations" / file, scripts / "cases" / file);
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

INSTANTIATE_TEST_SUITE_P(Institutions, ShippedCases,
                         testing::Values("syzran", "labinsk", "yarovoe", "usolye", "otradny"),
                         [](const auto& institution) { return std::string{institution.param}; });

}  // namespace
}  // namespace vestnik
