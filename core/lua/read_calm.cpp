#include "lua/read_calm.h"

#include <algorithm>

namespace vestnik {
namespace {

constexpr int most_segments_a_month = 10'000'000;
constexpr int most_messages_a_day = 1'000;
constexpr int whole_share = 100;

const std::vector<std::string> heard_words{"delivered", "read"};
const std::vector<std::string> digest_words{"daily", "weekly", "by_subject"};

std::optional<Escalation> read_escalation(Fields& fields, FileFindings& findings) {
  const Node* table = fields.table("escalate");
  if (table == nullptr) return std::nullopt;
  Fields inner{*table, "escalate", findings};
  Escalation escalation;
  const auto after = inner.span("after");
  if (after) {
    escalation.after = after->length();
  } else if (!inner.has("after")) {
    inner.missing("after");
  }
  if (inner.choice("unless", heard_words).value_or(1) == 0) escalation.unless = Heard::delivered;
  return escalation;
}

// `digest = true`, or when and how: "daily", "weekly", "by_subject".
void read_digest(Fields& fields, NotifyRule& rule, CalmRule& calm) {
  const Node* digest = fields.any("digest");
  if (digest == nullptr) return;
  if (digest->text() == nullptr) {
    rule.digest = fields.truth("digest").value_or(false);
    return;
  }
  const auto word = fields.choice("digest", digest_words);
  rule.digest = word.has_value();
  if (word == 1) calm.digest_turn = DigestTurn::weekly;
  if (word == 2) calm.digest_by_subject = true;
}

bool says_something(const CalmRule& calm) {
  return calm.escalation || calm.child_first.count() > 0 || calm.on_days_off || calm.digest_by_subject ||
         calm.digest_turn != DigestTurn::daily;
}

}  // namespace

void read_calm_rule(Fields& fields, NotifyRule& rule, RuleSet& rules, FileFindings& findings) {
  CalmRule calm;
  calm.rule = rule.name;
  calm.escalation = read_escalation(fields, findings);
  if (const auto delay = fields.span("child_first")) calm.child_first = delay->length();
  calm.on_days_off = fields.truth("on_days_off");
  read_digest(fields, rule, calm);
  if (says_something(calm)) rules.calm_rules.push_back(std::move(calm));
}

void read_inform_calm(Fields& fields, InformCalm& calm, FileFindings& findings) {
  calm.on_days_off = fields.truth("on_days_off").value_or(calm.on_days_off);
  const Node* table = fields.table("sms");
  if (table == nullptr) return;
  Fields inner{*table, "sms", findings};
  calm.caps.channel = "sms";
  calm.caps.a_day = static_cast<int>(inner.whole("a_day", 1, most_messages_a_day).value_or(0));
  calm.caps.a_month = static_cast<int>(inner.whole("a_month", 1, most_segments_a_month).value_or(0));
  calm.caps.reserved_for_absences = static_cast<int>(inner.whole("reserved_for_absences", 0, whole_share).value_or(0));
}

}  // namespace vestnik
