#include "plugins/class_reports/send_reports.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "json/json_writer.h"

namespace vestnik::class_reports {

std::string SendReports::describe() const {
  std::string text;
  JsonWriter{text}.begin_object().member("group", group_.value).end_object();
  return text;
}

Result<Facts> SendReports::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  const auto regulation = regulations_.in_force(transaction.institution(), *today);
  const bool offered = regulation && std::ranges::any_of(regulation->notify_rules(), [](const NotifyRule& rule) {
                         return rule.when.kind == TriggerKind::event && rule.when.name == rule_word;
                       });
  if (!offered) return Problem{"class_reports.not_offered"};
  return Facts{};
}

Result<Written> SendReports::write(Transaction&, const Actor&, std::span<const Decision>, Instant) {
  return Written{describe(), describe()};
}

}  // namespace vestnik::class_reports
