// Every acceptance case of every shipped regulation (scripts_lua/cases), and that together they prove every rule.
#include <gtest/gtest.h>

#include "cases/coverage.h"
#include "cases/run_cases.h"
#include "lua/loader.h"

namespace vestnik {
namespace {

class ShippedCases : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    const std::filesystem::path scripts = std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua";
    LoadedRegulation loaded = load_regulation_file(scripts / "regulations" / (std::string{GetParam()} + ".lua"));
    ASSERT_NE(loaded.regulation, nullptr);
    regulation_ = std::move(loaded.regulation);
    for (const char* part : {".lua", "_calendar.lua"}) read(scripts / "cases" / (std::string{GetParam()} + part));
  }

  std::shared_ptr<const TabledRegulation> regulation_;
  std::vector<AcceptanceCase> cases_;

 private:
  void read(const std::filesystem::path& path) {
    const auto source = read_script_file(path);
    ASSERT_TRUE(source.ok()) << path;
    const CasesFile file = read_cases(*regulation_, regulation_->zone(), path.filename().string(), *source);
    for (const Problem& problem : file.problems) {
      std::string details;
      for (const auto& [name, value] : problem.details) details += " " + name + "=" + value;
      ADD_FAILURE() << problem.code << details;
    }
    cases_.insert(cases_.end(), file.cases.begin(), file.cases.end());
  }
};

TEST_P(ShippedCases, AllHold) {
  for (const AcceptanceCase& one : cases_) {
    const CaseResult result = judge_case(one, *regulation_, regulation_->zone());
    EXPECT_TRUE(result.passed) << result.file << ":" << result.line << " " << result.clause << " " << result.title
                               << "\n  expected " << result.expected << "\n  got      " << result.got;
  }
  EXPECT_GE(cases_.size(), 20U);
}

TEST_P(ShippedCases, ProveEveryRule) {
  for (const CoveredRule& rule : coverage(*regulation_, cases_))
    EXPECT_FALSE(rule.cases.empty()) << GetParam() << ".lua:" << rule.line << " " << rule.word << " (" << rule.clause
                                     << ")";
}

INSTANTIATE_TEST_SUITE_P(Institutions, ShippedCases,
                         testing::Values("syzran", "labinsk", "yarovoe", "usolye", "otradny"),
                         [](const auto& institution) { return std::string{institution.param}; });

}  // namespace
}  // namespace vestnik
