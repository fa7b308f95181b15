// What a family may do without, and that nobody but the letter's reader can say so.
#include "regulation/unsubscribing.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

constexpr std::string_view secret = "0123456789abcdef0123456789abcdef";

NotifyRule rule_of(TriggerKind kind) {
  NotifyRule rule;
  rule.name = "rule";
  rule.when.kind = kind;
  rule.tell = {Audience::parents};
  return rule;
}

TEST(Unsubscribing, IsForWhatComesByTheCalendarAndWhatIsNotUrgent) {
  EXPECT_TRUE(may_be_unsubscribed(rule_of(TriggerKind::periodic)));
  NotifyRule announcement = rule_of(TriggerKind::announcement);
  announcement.when.urgent = false;
  EXPECT_TRUE(may_be_unsubscribed(announcement));
  NotifyRule mark = rule_of(TriggerKind::mark);
  mark.digest = true;
  EXPECT_TRUE(may_be_unsubscribed(mark));
}

TEST(Unsubscribing, IsNotForWhatASchoolMustTell) {
  for (const TriggerKind kind : {TriggerKind::absence, TriggerKind::absence_reason, TriggerKind::final_mark,
                                 TriggerKind::event, TriggerKind::mark}) {
    EXPECT_FALSE(may_be_unsubscribed(rule_of(kind))) << static_cast<int>(kind);
  }
  NotifyRule final_line = rule_of(TriggerKind::final_mark);
  final_line.digest = true;
  EXPECT_FALSE(may_be_unsubscribed(final_line)) << "nor as a line of a digest";
  NotifyRule any_announcement = rule_of(TriggerKind::announcement);
  EXPECT_FALSE(may_be_unsubscribed(any_announcement)) << "it may be an urgent one";
  any_announcement.when.urgent = true;
  EXPECT_FALSE(may_be_unsubscribed(any_announcement));
  NotifyRule sheet = rule_of(TriggerKind::periodic);
  sheet.opted_out_only = true;
  EXPECT_FALSE(may_be_unsubscribed(sheet)) << "the sheet is what they asked for";
  NotifyRule of_the_staff = rule_of(TriggerKind::periodic);
  of_the_staff.tell = {Audience::class_teacher};
  EXPECT_FALSE(may_be_unsubscribed(of_the_staff));
}

TEST(ASubscriptionToken, NamesIdsAndARuleAndIsGenuineOnlyWithTheSecret) {
  const std::string token = subscription_token({InstitutionId{3}, PersonId{20}, "weekly_results"}, secret);
  EXPECT_TRUE(token.starts_with("3.20.weekly_results."));
  EXPECT_TRUE(is_genuine(token, secret));
  EXPECT_FALSE(is_genuine(token, "another secret of the same length"));
  const auto named = parse_subscription_token(token);
  ASSERT_TRUE(named);
  EXPECT_EQ(named->institution.value, 3);
  EXPECT_EQ(named->person.value, 20);
  EXPECT_EQ(named->rule, "weekly_results");
}

TEST(ASubscriptionToken, ThatWasChangedIsNone) {
  const std::string token = subscription_token({InstitutionId{3}, PersonId{20}, "weekly_results"}, secret);
  for (std::size_t at = 0; at < token.size(); ++at) {
    std::string changed = token;
    changed[at] = changed[at] == '1' ? '2' : '1';
    EXPECT_FALSE(is_genuine(changed, secret)) << at;
    EXPECT_FALSE(is_genuine(token.substr(0, at), secret)) << at;
  }
  for (const char* odd : {"", ".", "...", "1.2.3.4", "-1.2.x.00000000000000000000000000000000",
                          "99999999999999999999.2.x.00000000000000000000000000000000"}) {
    EXPECT_FALSE(parse_subscription_token(odd)) << odd;
  }
  EXPECT_FALSE(parse_subscription_token(std::string(100'000, '1')));
}

}  // namespace
}  // namespace vestnik
