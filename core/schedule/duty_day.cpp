#include "schedule/duty_day.h"

#include <algorithm>

#include "records/audience_store.h"
#include "records/delivery_store.h"
#include "records/obligation_store.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

constexpr std::string_view list_template = "duties";
constexpr int list_priority = 70;

std::int64_t day_number(CivilDate date) { return std::chrono::sys_days{date}.time_since_epoch().count(); }

}  // namespace

bool DutyDay::look() {
  read_people();
  if (!somebody_is_free()) return false;
  stored_ = open_duty_tasks(look_.view().transaction);
  for (const DutyRule& rule : look_.view().regulation.duties()) {
    if (look_.rule(rule.name) == nullptr) continue;
    const auto turns = memory_.turns(look_.view(), rule, look_.today());
    for (const DutyTurn& turn : *turns) look_at_turn(rule, turn);
  }
  look_at_old_tasks();
  const bool fresh = std::ranges::any_of(held_, [](const Held& held) { return held.fresh; });
  return fresh || !ended_.empty() || !lists_.empty();
}

void DutyDay::read_people() {
  Transaction& read = look_.view().transaction;
  const JobView& view = look_.view();
  school_day_ = view.calendar.has_lessons(look_.today());
  digest_time_ = look_.now() >= view.zone.instant(look_.today(), view.regulation.informing().digest_at);
  for (const auto& [teacher, ends] : memory_.last_lessons(view, look_.today())) last_lesson_.emplace(teacher, ends);
  for (const PersonId person : look_.away_on(look_.today())) not_today_.insert(person);
  for (const PersonId person : duty_lists_of(read, look_.today())) not_today_.insert(person);
}

bool DutyDay::somebody_is_free() const {
  return digest_time_ || std::ranges::any_of(last_lesson_, [&](const auto& lesson) { return is_free(lesson.first); });
}

bool DutyDay::is_free(PersonId person) const {
  if (not_today_.contains(person)) return false;
  const auto lesson = last_lesson_.find(person);
  return lesson == last_lesson_.end() ? digest_time_ : lesson->second <= look_.now();
}

void DutyDay::look_at_turn(const DutyRule& rule, const DutyTurn& turn) {
  if (!looked_at_.emplace(rule.name, turn.until).second) return;
  std::set<const DutyTask*> still_owed;
  for (const DutyDebt& debt : look_.debts(rule, turn)) {
    const auto stored = std::ranges::find_if(stored_, [&](const DutyTask& task) {
      return task.duty == rule.name && task.turn == turn.until && task.person == debt.person &&
             task.group == debt.group;
    });
    if (stored != stored_.end()) {
      if (!still_owed.insert(&*stored).second) continue;
      held_.push_back({*stored, &rule});
    } else if (!hold(rule, turn, debt)) {
      continue;
    }
    put_into_lists(held_.back(), turn);
  }
  for (const DutyTask& task : stored_) {
    if (task.duty == rule.name && task.turn == turn.until && !still_owed.contains(&task)) {
      ended_.emplace_back(&task, DutyState::done);
    }
  }
}

/// A task of a debt that nobody has noted yet: noted as its person is given the list, or when it is told above.
DutyDay::Held* DutyDay::hold(const DutyRule& rule, const DutyTurn& turn, const DutyDebt& debt) {
  if (!is_free(debt.person) && look_.today() < turn.escalate_on) return nullptr;
  const bool noted = std::ranges::any_of(held_, [&](const Held& held) {
    return held.rule == &rule && held.task.turn == turn.until && held.task.person == debt.person &&
           held.task.group == debt.group;
  });
  if (noted) return nullptr;
  DutyTask task;
  task.duty = rule.name;
  task.turn = turn.until;
  task.person = debt.person;
  task.group = debt.group;
  task.due = turn.late_from;
  task.opened = look_.now();
  held_.push_back({std::move(task), &rule, true});
  return &held_.back();
}

void DutyDay::put_into_lists(Held& held, const DutyTurn& turn) {
  // Vacations are for what is still in time.
  const bool asked_today = school_day_ || look_.now() < turn.late_from;
  if (asked_today && is_free(held.task.person)) lists_[held.task.person].push_back({&held, false});
  if (look_.today() >= turn.escalate_on && look_.now() >= turn.late_from) tell_above(held);
}

void DutyDay::tell_above(Held& held) {
  Transaction& read = look_.view().transaction;
  for (const PersonId person : told_above(read, *held.rule, held.task.group, look_.today())) {
    if (person == held.task.person || !is_free(person) || was_told(held.task, person)) continue;
    lists_[person].push_back({&held, true});
    held.told_above = true;
  }
}

bool DutyDay::was_told(const DutyTask& task, PersonId person) {
  if (task.id == 0 || task.state != DutyState::escalated) return false;
  const auto told = obligations_of_fact(look_.view().transaction, duty_fact::of_others, task.id);
  return std::ranges::any_of(told, [&](const Obligation& held) { return held.recipient == person; });
}

void DutyDay::look_at_old_tasks() {
  for (const DutyTask& task : stored_) {
    const DutyRule* rule = look_.rule(task.duty);
    if (looked_at_.contains({task.duty, task.turn})) continue;
    if (rule == nullptr) {
      // Its plugin may come back; a rule that the regulation dropped does not.
      const auto& rules = look_.view().regulation.duties();
      const bool dropped = std::ranges::none_of(rules, [&](const DutyRule& held) { return held.name == task.duty; });
      if (dropped) ended_.emplace_back(&task, DutyState::lapsed);
      continue;
    }
    const DutyTurn turn = look_.turn(*rule, task.turn);
    if (look_.today() <= turn.lapses_on) {
      look_at_turn(*rule, turn);
    } else {
      ended_.emplace_back(&task, DutyState::lapsed);
    }
  }
}

void DutyDay::write(const Channels& channels) {
  Transaction& transaction = look_.view().transaction;
  for (const auto& [task, state] : ended_)
    move_duty_task(transaction, *task, state, PersonId{}, task->word, look_.now());
  for (Held& held : held_) {
    if (held.fresh) held.task = add_duty_task(transaction, std::move(held.task));
    if (held.told_above && held.task.state == DutyState::open) {
      move_duty_task(transaction, held.task, DutyState::escalated, PersonId{}, held.task.word, look_.now());
    }
  }
  for (const auto& [person, lines] : lists_) send_list(channels, person, lines);
}

void DutyDay::send_list(const Channels& channels, PersonId person, const std::vector<Line>& lines) {
  Transaction& transaction = look_.view().transaction;
  const Reach reach = reach_of(transaction, person, look_.today());
  WayQuestion question;
  question.channels = {"preferred", "email", "internal"};
  question.templates = {std::string{list_template}};
  const auto ways = channels.ways(question, reach);
  std::vector<ObligationId> covered;
  for (const Line& line : lines) {
    Obligation obligation;
    obligation.fact_kind = line.of_others ? duty_fact::of_others : duty_fact::own;
    obligation.fact = line.held->task.id;
    obligation.fact_version = line.of_others ? 1 : day_number(look_.today());
    obligation.fact_date = look_.today();
    obligation.rule = line.held->rule->name;
    obligation.clause = line.held->rule->clause;
    obligation.recipient = person;
    if (ways.empty()) {
      obligation.state = ObligationState::no_way;
      obligation.reason = "no_address";
    }
    if (const ObligationId id = insert_obligation(transaction, obligation, look_.now())) covered.push_back(id);
  }
  note_duty_list(transaction, look_.today(), person);
  if (ways.empty() || covered.empty()) return;
  NewDelivery message;
  message.recipient = person;
  message.channel = ways.front().channel;
  message.template_name = ways.front().template_name;
  message.rule = list_template;
  message.clause = lines.front().held->rule->clause;
  message.remaining = ways.front().remaining;
  message.priority = list_priority;
  message.due = look_.now();
  // Tomorrow's list says what is still true then.
  message.expires = look_.view().zone.start_of_day(plus_days(look_.today(), 1));
  const DeliveryId delivery = insert_delivery(transaction, message, look_.now());
  for (const ObligationId id : covered) cover_obligation(transaction, delivery, id);
}

}  // namespace vestnik
