#include "plugins/inspection/breach.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "json/json_writer.h"

namespace vestnik::inspection {
namespace {

/// The group with its subgroups: all of them within the actor's reach, for a class reaches over its subgroups.
std::vector<LessonEntry> faults_of(Transaction& transaction, const Reach& reach, const BreachWish& wish, Instant now) {
  std::vector<GroupId> groups;
  transaction.query("SELECT group_id FROM v1_group WHERE institution_id = $1 AND (group_id = $2 OR parent_id = $2)",
                    {transaction.institution(), wish.group},
                    [&](const Row& row) { groups.push_back(row.id<GroupId>(0)); });
  std::vector<LessonEntry> found = lesson_entries(transaction, {reach, PersonId{}}, wish.days, now);
  std::erase_if(found, [&](const LessonEntry& one) {
    const bool named =
        wish.lessons.empty() || std::find(wish.lessons.begin(), wish.lessons.end(), one.lesson) != wish.lessons.end();
    const bool here = std::find(groups.begin(), groups.end(), one.group) != groups.end();
    return !named || !here || (one.filled() && !one.late);
  });
  return found;
}

}  // namespace

Result<Facts> SendBreach::facts(Transaction& transaction, const Actor& actor, Role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  if (wish_.days.until < wish_.days.from || days_between(wish_.days.from, wish_.days.until) > longest_interval) {
    return Problem{"inspection.bad_interval", {{"field", "until"}, {"most", std::to_string(longest_interval)}}};
  }
  const Reach reach = Reach::of(transaction, actor.person, *today);
  if (!reach.covers(wish_.group)) return Problem{"access.not_found"};
  faults_ = faults_of(transaction, reach, wish_, now);
  if (faults_.empty()) return Problem{"inspection.nothing_late"};
  if (faults_.size() > most_breach_lessons) {
    return Problem{"inspection.too_many_late", {{"most", std::to_string(most_breach_lessons)}}};
  }
  return Facts{};
}

std::string SendBreach::describe() const {
  std::string text;
  JsonWriter{text}
      .begin_object()
      .member("group", wish_.group.value)
      .member("lessons", faults_.size())
      .member("words", wish_.words)
      .end_object();
  return text;
}

Result<Written> SendBreach::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                  Instant now) {
  const auto id = transaction.next_id<BreachId>("p_inspection_breach");
  transaction.execute(
      "INSERT INTO p_inspection_breach (institution_id, id, author_id, group_id, words, sent_at) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {transaction.institution(), id, actor.person, wish_.group, wish_.words, now});
  for (const LessonEntry& fault : faults_) {
    transaction.execute(
        "INSERT INTO p_inspection_breach_lesson (institution_id, breach_id, lesson_id, fault) VALUES ($1, $2, $3, $4)",
        {transaction.institution(), id, fault.lesson, fault.late ? "late" : "missing"});
  }
  Written written;
  JsonWriter{written.payload}.begin_object().member("breach", id.value).end_object();
  JsonWriter{written.answer}.begin_object().member("breach", id.value).member("lessons", faults_.size()).end_object();
  return written;
}

}  // namespace vestnik::inspection
