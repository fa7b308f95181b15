// Every refusal of every shipped regulation names a clause that its document has, and says what to do next.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "cases/run_cases.h"
#include "http/message_catalogue.h"
#include "lua/loader.h"
#include "regulation/combine.h"
#include "regulation/rule_parts.h"
#include "unit/cases/changes_of_all_kinds.h"
#include "unit/cases/clause_names.h"

namespace vestnik {
namespace {

bool has_gap(const std::string& text) { return text.empty() || text.find('{') != std::string::npos; }

class ClausesOfRefusals : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    LoadedRegulation loaded = load_regulation_file(scripts() / "regulations" / (std::string{GetParam()} + ".lua"));
    ASSERT_NE(loaded.regulation, nullptr);
    regulation_ = std::move(loaded.regulation);
  }

  static std::filesystem::path scripts() { return std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua"; }
  static const tests::ClauseNames& names() {
    static const tests::ClauseNames all;
    return all;
  }
  static const MessageTable& messages() {
    static const MessageTable table =
        MessageTable::load(std::filesystem::path{VESTNIK_SOURCE_DIR} / "templates" / "messages").value();
    return table;
  }

  /// Keeps what is wrong with each finding, once.
  void look_at(const Decision& decision) {
    for (const Finding& finding : decision.findings) {
      const Problem& problem = finding.problem;
      ++seen_[problem.code];
      if (names().ids_of(GetParam(), problem.clause).empty())
        faults_[problem.code] = "there is no clause «" + problem.clause + "»";
      const ProblemText text = messages().explain(problem);
      if (has_gap(text.title) || has_gap(text.next)) faults_[problem.code] = "says " + text.title + ' ' + text.next;
    }
  }

  std::shared_ptr<const TabledRegulation> regulation_;
  std::map<std::string, std::string> faults_;
  std::map<std::string, int> seen_;
};

// What a script says without a clause refuses nothing: the hours of informing, the dates of periods.
TEST_P(ClausesOfRefusals, StandBehindEveryRule) {
  for (const RulePart& part : rule_parts(regulation_->rules())) {
    const bool refuses = !part.word.starts_with("inform ") && !part.word.starts_with("periods ");
    if (!refuses && part.clause.empty()) continue;
    EXPECT_FALSE(names().ids_of(GetParam(), part.clause).empty())
        << GetParam() << ".lua:" << part.line << ' ' << part.word << " names «" << part.clause << "»";
  }
}

TEST_P(ClausesOfRefusals, AreNamedToWhateverIsRefused) {
  tests::each_change([&](const Change& change, Instant now) {
    Decision tables = regulation_->decide(change, now);
    look_at(regulation_->has_hook(change) ? combined(std::move(tables), regulation_->ask_hook(change, now)) : tables);
  });
  for (const auto& [code, fault] : faults_) ADD_FAILURE() << GetParam() << ' ' << code << ": " << fault;
  EXPECT_GT(seen_.size(), 12U) << "the changes reach too little";
}

TEST_P(ClausesOfRefusals, AreNamedInEveryAcceptanceCase) {
  const std::string file = std::string{GetParam()} + ".lua";
  const auto source = read_script_file(scripts() / "cases" / file);
  ASSERT_TRUE(source.ok());
  for (const AcceptanceCase& one : read_cases(*regulation_, regulation_->zone(), file, *source).cases)
    look_at(ask_case(one, *regulation_, *regulation_, regulation_->zone()).decision);
  for (const auto& [code, fault] : faults_) ADD_FAILURE() << GetParam() << ' ' << code << ": " << fault;
  EXPECT_FALSE(seen_.empty());
}

INSTANTIATE_TEST_SUITE_P(Institutions, ClausesOfRefusals,
                         testing::Values("syzran", "labinsk", "yarovoe", "usolye", "otradny"),
                         [](const auto& institution) { return std::string{institution.param}; });

TEST(ClauseNames, AreReadAsTheDocumentsWriteThem) {
  const tests::ClauseNames names;
  EXPECT_EQ(names.ids_of("syzran", "3 порядка работы учителя"),
            (std::vector<std::string>{"syzran-r.t.3a", "syzran-r.t.3b"}));
  EXPECT_EQ(names.ids_of("syzran", "1 порядка работы учителя"), std::vector<std::string>{"syzran-r.t.1"});
  EXPECT_EQ(names.ids_of("otradny", "4, преподаватель, 4"), std::vector<std::string>{"otradny-4.teacher.4"});
  EXPECT_EQ(names.ids_of("yarovoe", "5.3"), std::vector<std::string>{"yarovoe-5.3"});
  EXPECT_TRUE(names.ids_of("yarovoe", "99.9").empty());
  EXPECT_TRUE(names.ids_of("yarovoe", "").empty());
  EXPECT_TRUE(names.ids_of("yarovoe", "по закону").empty());
}

}  // namespace
}  // namespace vestnik
