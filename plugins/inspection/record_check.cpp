#include "plugins/inspection/record_check.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/inspection/check_store.h"
#include "plugins/inspection/raise_remark.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {
namespace {}  // namespace

Result<void> RecordCheck::settle_groups(Transaction& transaction, CivilDate today) {
  auto& groups = check_.groups;
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
  const Reach reach = Reach::of(transaction, check_.inspector, today);
  if (reach.nowhere() || !reach.covers_all(groups)) return Problem{"access.not_found"};
  for (const GroupId group : groups) {
    if (!group_exists(transaction, group)) return Problem{"access.not_found"};
  }
  if (groups.empty() && !reach.everywhere()) groups = reach.groups();
  return {};
}

Result<void> RecordCheck::judge_findings(Transaction& transaction, CivilDate today) const {
  if (!findings_.empty() && !is_inspector(check_.inspector_role)) return Problem{"inspection.findings_not_yours"};
  for (Remark finding : findings_) {
    finding.author = check_.inspector;
    if (const auto complete = complete_remark(transaction, finding, today); !complete) return complete.problem();
  }
  return {};
}

Result<Facts> RecordCheck::facts(Transaction& transaction, const Actor& actor, Role role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  check_.inspector = actor.person;
  check_.inspector_role = to_text(role);
  check_.checked_on = *today;
  if (trimmed(check_.result).empty()) return Problem{"inspection.no_result", {{"field", "result"}}};
  if (check_.ends < check_.starts || days_between(check_.starts, check_.ends) > 400) {
    return Problem{"inspection.bad_interval", {{"field", "until"}, {"most", "400"}}};
  }
  if (check_.ends > *today) return Problem{"inspection.check_in_the_future", {{"field", "until"}}};
  if (const auto settled = settle_groups(transaction, *today); !settled) return settled.problem();
  if (const auto judged = judge_findings(transaction, *today); !judged) return judged.problem();
  return Facts{};
}

std::string RecordCheck::describe() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("kind", to_text(check_.kind)).member("result", check_.result);
  json.member("findings", findings_.size()).key("groups").begin_array();
  for (const GroupId group : check_.groups) json.value(group.value);
  json.end_array().end_object();
  return text;
}

Result<Written> RecordCheck::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  check_.recorded_at = now;
  const CheckId id = add_check(transaction, check_);
  Written written;
  JsonWriter{written.payload}.begin_object().member("check", id.value).end_object();
  written.answer = written.payload;
  return written;
}

}  // namespace vestnik::inspection
