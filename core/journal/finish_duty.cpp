#include "journal/finish_duty.h"

#include <algorithm>

#include "domain/event_types.h"
#include "json/json_writer.h"
#include "ports/duties.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr std::string_view by_word = "by_word";

bool is_by_word(Transaction& transaction, const RegulationBook& regulations, const DutyTask& task, Instant now) {
  const auto zone = zone_of_institution(transaction);
  if (!zone) return false;
  const auto regulation = regulations.in_force(transaction.institution(), zone->local(now).date);
  if (!regulation) return false;
  const auto& rules = regulation->duties();
  const auto rule = std::ranges::find_if(rules, [&](const DutyRule& held) { return held.name == task.duty; });
  return rule != rules.end() && rule->matter == by_word;
}

}  // namespace

std::string_view FinishDuty::event_type() const { return event_type::duty_done; }

Result<Facts> FinishDuty::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const auto task = find_duty_task(transaction, id_);
  if (!task || task->person != actor.person) return Problem{"access.not_found"};
  if (!task->is_open()) return Problem{"journal.duty_ended"};
  if (!is_by_word(transaction, regulations_, *task, now)) return Problem{"journal.duty_is_seen"};
  task_ = *task;
  Facts facts;
  facts.revision = std::to_string(task_.version);
  return facts;
}

Result<Written> FinishDuty::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  move_duty_task(transaction, task_, DutyState::done, actor.person, word_, now);
  Written written;
  JsonWriter{written.payload}.begin_object().member("task", task_.id).member("version", task_.version + 1).end_object();
  JsonWriter{written.answer}
      .begin_object()
      .member("duty", task_.id)
      .member("state", to_text(DutyState::done))
      .member("version", task_.version + 1)
      .end_object();
  return written;
}

}  // namespace vestnik
