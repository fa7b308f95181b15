#include "schedule/duty_words.h"

#include "records/group_store.h"
#include "records/institution_terms.h"
#include "records/obligation_store.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

struct Covered {
  ObligationId obligation;
  std::int64_t task = 0;
};

std::vector<Covered> duties_of_claim(Transaction& transaction, std::int64_t fence) {
  return transaction.all(
      "SELECT o.id, o.fact_id FROM delivery d"
      " JOIN delivery_obligation k ON k.institution_id = d.institution_id AND k.delivery_id = d.id"
      " JOIN obligation o ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
      " WHERE d.institution_id = $1 AND d.fence = $2 AND d.state = 'sending' AND o.state = 'open'"
      " AND o.fact_kind IN ('duty', 'duty_overdue') ORDER BY o.id",
      {transaction.institution(), fence}, [](const Row& row) {
        return Covered{row.id<ObligationId>(0), row.integer(1)};
      });
}

}  // namespace

std::string duty_sentence(const DutyRule& rule, std::int64_t count, const MessageCatalogue& messages) {
  if (!rule.text.empty()) return rule.text;
  return messages.explain(Problem{"duty.todo_" + rule.matter, {{"count", std::to_string(count)}}}).title;
}

void DutyWords::settle(Transaction& transaction, std::int64_t fence, Instant now) {
  look_ = {};
  const auto covered = duties_of_claim(transaction, fence);
  if (covered.empty()) return;
  const auto zone = zone_of_institution(transaction);
  if (!zone) return;
  look_.regulation = regulations_.in_force(transaction.institution(), zone->local(now).date);
  if (!look_.regulation) return;
  look_.calendar = std::make_unique<SchoolCalendar>(read_calendar(transaction, *look_.regulation), *zone);
  look_.look = std::make_unique<DutyLook>(
      JobView{transaction, *look_.regulation, look_.calendar->zone(), *look_.calendar}, book_, now);
  for (const Covered& one : covered) {
    const auto task = find_duty_task(transaction, one.task);
    const DutyRule* rule = task && task->is_open() ? look_.look->rule(task->duty) : nullptr;
    if (rule != nullptr && look_.look->debt_of(*rule, *task) != nullptr) continue;
    close_obligation(transaction, one.obligation, ObligationState::not_needed, "done");
    if (rule != nullptr) move_duty_task(transaction, *task, DutyState::done, PersonId{}, task->word, now);
  }
}

TemplateData DutyWords::line(Transaction& transaction, std::int64_t id) const {
  TemplateData line;
  const auto task = find_duty_task(transaction, id);
  const DutyRule* rule = task && look_.look ? look_.look->rule(task->duty) : nullptr;
  const DutyDebt* debt = rule == nullptr ? nullptr : look_.look->debt_of(*rule, *task);
  if (debt == nullptr) throw DatabaseError(DatabaseError::Kind::failure, "a duty without a debt is put into words");
  line.text["duty"] = duty_sentence(*rule, debt->count, messages_);
  line.text["count"] = std::to_string(debt->count);
  line.text["due"] = to_russian_short(task->turn);
  line.truth["overdue"] = look_.look->now() >= task->due;
  const auto group = debt->group ? find_group(transaction, debt->group) : std::nullopt;
  line.text["duty_group"] = group ? group->name : "";
  line.truth["has_duty_group"] = group.has_value();
  auto& things = line.lists["things"];
  for (const Problem& thing : debt->things) {
    TemplateData held;
    held.text["thing"] = messages_.explain(thing).title;
    things.push_back(std::move(held));
  }
  return line;
}

TemplateData DutyWords::own(Transaction& transaction, std::int64_t task) const {
  TemplateData held = line(transaction, task);
  held.truth["is_own"] = true;
  held.truth["is_of_others"] = false;
  held.text["debtor"] = "";
  return held;
}

TemplateData DutyWords::of_others(Transaction& transaction, std::int64_t id) const {
  TemplateData held = line(transaction, id);
  held.truth["is_own"] = false;
  held.truth["is_of_others"] = true;
  const auto person = find_person(transaction, find_duty_task(transaction, id)->person);
  held.text["debtor"] = person ? short_name(*person) : "";
  // Whose absences these are is the class teacher's affair.
  held.lists["things"].clear();
  return held;
}

void add_duty_words(PluginEvents& facts, const DutyWords& words) {
  const auto add = [&](std::string_view kind, auto words_of) {
    facts[std::string{kind}] = {{}, std::move(words_of), "duties"};
  };
  add(duty_fact::own, [&words](Transaction& read, std::int64_t task) { return words.own(read, task); });
  add(duty_fact::of_others, [&words](Transaction& read, std::int64_t task) { return words.of_others(read, task); });
}

std::function<void(Transaction&, std::int64_t, Instant)> settling(DutyWords& words) {
  return [&words](Transaction& transaction, std::int64_t fence, Instant now) { words.settle(transaction, fence, now); };
}

}  // namespace vestnik
