#include "regulation/rule_changes.h"

#include <gtest/gtest.h>

#include <fstream>

#include "http/message_catalogue.h"
#include "lua/loader.h"
#include "rule_texts.h"
#include "support/temporary_folder.h"

namespace vestnik {
namespace {

class RuleChanges : public ::testing::Test {
 protected:
  /// The shipped regulation of Syzran with one text put in the place of another.
  std::vector<ExplainedRule> syzran(const std::string& text = {}, const std::string& instead = {}) {
    std::ifstream in{source_tree / "scripts_lua/regulations/syzran.lua"};
    std::string script{std::istreambuf_iterator<char>{in}, {}};
    if (!text.empty()) {
      const std::size_t at = script.find(text);
      EXPECT_NE(at, std::string::npos) << text;
      script.replace(at, text.size(), instead);
    }
    const LoadedRegulation loaded = load_regulation("syzran.lua", script);
    EXPECT_NE(loaded.regulation, nullptr) << (loaded.problems.empty() ? "" : loaded.problems.front().code);
    return explain(loaded.regulation->rules(), catalogue);
  }

  MessageTable catalogue = MessageTable::load(source_tree / "templates/messages").value();
};

TEST_F(RuleChanges, AreNoneBetweenAVersionAndItself) { EXPECT_TRUE(rule_changes(syzran(), syzran()).empty()); }

TEST_F(RuleChanges, SayWhatARuleWasAndWhatItIs) {
  const auto changes = rule_changes(syzran(), syzran("open_for = 7 * days", "open_for = 10 * days"));
  ASSERT_EQ(changes.size(), 1U);
  ASSERT_TRUE(changes[0].before && changes[0].after);
  EXPECT_NE(changes[0].before->text.find("открыта 7 дней"), std::string::npos) << changes[0].before->text;
  EXPECT_NE(changes[0].after->text.find("открыта 10 дней"), std::string::npos) << changes[0].after->text;
  EXPECT_EQ(changes[0].after->clause, "7.4.7");
}

TEST_F(RuleChanges, TellARuleUnderAnotherClause) {
  const auto changes = rule_changes(syzran(), syzran("lesson { clause = \"7.4.2\"", "lesson { clause = \"7.4.3\""));
  ASSERT_EQ(changes.size(), 1U);
  ASSERT_TRUE(changes[0].before && changes[0].after);
  EXPECT_EQ(changes[0].before->clause, "7.4.2");
  EXPECT_EQ(changes[0].after->clause, "7.4.3");
  EXPECT_EQ(changes[0].before->text, changes[0].after->text);
}

TEST_F(RuleChanges, NameWhatIsGoneAndWhatIsNew) {
  const std::string rule = "lesson { clause = \"7.4.2\", russian_only = true }";
  const auto gone = rule_changes(syzran(), syzran(rule, ""));
  ASSERT_EQ(gone.size(), 1U);
  EXPECT_TRUE(gone[0].before && !gone[0].after);
  const auto fresh = rule_changes(syzran(rule, ""), syzran());
  ASSERT_EQ(fresh.size(), 1U);
  EXPECT_TRUE(!fresh[0].before && fresh[0].after);
}

TEST_F(RuleChanges, DoNotTakeOneMessageForAnother) {
  // One message goes, one of another name comes: two changes, not one changed rule.
  const auto changes = rule_changes(syzran(), syzran("notify \"unexcused\"", "notify \"without_reason\""));
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_FALSE(changes[0].before);
  EXPECT_FALSE(changes[1].after);
}

}  // namespace
}  // namespace vestnik
