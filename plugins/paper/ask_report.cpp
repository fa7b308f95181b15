#include "plugins/paper/ask_report.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "json/json_writer.h"
#include "plugins/paper/sheet_store.h"

namespace vestnik::paper {
namespace {

/// The rule that makes the sheet; nullptr where the regulation has none.
const NotifyRule* rule_of_request(const Regulation& regulation) {
  const auto rules = regulation.notify_rules();
  const auto found = std::ranges::find_if(rules, [](const NotifyRule& rule) {
    return rule.when.kind == TriggerKind::event && rule.when.name == report_category;
  });
  return found == rules.end() ? nullptr : &*found;
}

}  // namespace

std::string AskReport::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("guardian", guardian_.value).member("student", student_.value).end_object();
  return text;
}

Result<Facts> AskReport::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  const auto regulation = regulations_.in_force(transaction.institution(), *today);
  if (!regulation || rule_of_request(*regulation) == nullptr) return Problem{"paper.not_offered"};
  if (role == Role::parent) guardian_ = actor.person;
  if (!is_told(transaction, guardian_, student_, *today)) return Problem{"paper.not_a_guardian"};
  if (waits_for_print(transaction, guardian_, student_, rule_of_request(*regulation)->name)) {
    return Problem{"paper.asked_already"};
  }
  return Facts{};
}

Result<Written> AskReport::write(Transaction&, const Actor&, std::span<const Decision>, Instant) {
  return Written{describe(), describe()};
}

}  // namespace vestnik::paper
