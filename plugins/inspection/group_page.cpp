#include "plugins/inspection/group_page.h"

#include <map>

#include "plugins/inspection/filling.h"
#include "plugins/inspection/group_results.h"
#include "plugins/inspection/naming.h"

namespace vestnik::inspection {
namespace {

constexpr std::int64_t fall_hundredths = 50;

struct Grades {
  std::int64_t count = 0;
  std::int64_t sum = 0;

  [[nodiscard]] std::int64_t average_hundredths() const { return count == 0 ? 0 : sum * 100 / count; }
};

std::vector<GroupId> with_subgroups(Transaction& transaction, GroupId group) {
  return transaction.all(
      "SELECT group_id FROM v1_group WHERE institution_id = $1 AND (group_id = $2 OR parent_id = $2) ORDER BY group_id",
      {transaction.institution(), group}, [](const Row& row) { return row.id<GroupId>(0); });
}

std::map<PersonId, Grades> grades_between(Transaction& transaction, const std::vector<GroupId>& groups, Days days) {
  std::map<PersonId, Grades> grades;
  for (const GroupId group : groups) {
    transaction.query(
        "SELECT student_id, COUNT(*), SUM(first_grade) FROM v1_group_grade WHERE institution_id = $1 "
        "AND group_id = $2 AND date >= $3 AND date <= $4 GROUP BY student_id",
        {transaction.institution(), group, days.from, days.until}, [&](const Row& row) {
          Grades& held = grades[row.id<PersonId>(0)];
          held.count += row.integer(1);
          held.sum += row.integer(2);
        });
  }
  return grades;
}

void write_average(JsonWriter& json, std::string_view member, const Grades& grades) {
  json.key(member);
  if (grades.count == 0) {
    json.null();
  } else {
    json.hundredths(grades.average_hundredths());
  }
}

void write_lessons(JsonWriter& json, Transaction& transaction, const std::vector<GroupId>& groups, Days days,
                   Instant now) {
  std::int64_t lessons = 0;
  std::int64_t unfilled = 0;
  std::int64_t without_roll = 0;
  for (const GroupId group : groups) {
    transaction.query(
        "SELECT CASE WHEN state = 'held' AND has_topic = 1 AND roll_taken_at IS NOT NULL THEN 0 ELSE 1 END, "
        "CASE WHEN roll_taken_at IS NULL THEN 1 ELSE 0 END FROM v1_lesson_filling WHERE institution_id = $1 "
        "AND group_id = $2 AND date >= $3 AND date <= $4 AND ends_at <= $5 AND state IN ('planned', 'held')",
        {transaction.institution(), group, days.from, days.until, now}, [&](const Row& row) {
          ++lessons;
          unfilled += row.integer(0);
          without_roll += row.integer(1);
        });
  }
  json.member("lessons", lessons).member("unfilled", unfilled).member("without_roll", without_roll);
}

}  // namespace

std::string write_group(Transaction& transaction, GroupId group, Days days, Instant now,
                        const std::string& absence_code) {
  const auto groups = with_subgroups(transaction, group);
  const int length = days_between(days.from, days.until) + 1;
  const auto current = grades_between(transaction, groups, days);
  const auto earlier = grades_between(transaction, groups, {plus_days(days.from, -length), plus_days(days.from, -1)});
  std::map<PersonId, AbsenceCount> absences;
  for (const GroupId one : groups) {
    for (const auto& [student, count] : absences_of_group(transaction, one, days, absence_code)) {
      absences[student].lessons += count.lessons;
      absences[student].without_reason += count.without_reason;
    }
  }
  Naming names{transaction};
  std::string page;
  JsonWriter json{page};
  json.begin_object();
  names.write(json, "group", group);
  json.member("from", to_iso(days.from)).member("until", to_iso(days.until));
  write_lessons(json, transaction, groups, days, now);
  json.key("students").begin_array();
  for (const PersonId student : students_on(transaction, group, days.until)) {
    const Grades now_held = current.contains(student) ? current.at(student) : Grades{};
    const Grades before = earlier.contains(student) ? earlier.at(student) : Grades{};
    const bool falling = now_held.count > 0 && before.count > 0 &&
                         before.average_hundredths() - now_held.average_hundredths() >= fall_hundredths;
    json.begin_object();
    names.write(json, "student", student);
    json.member("grades", now_held.count);
    write_average(json, "average", now_held);
    write_average(json, "average_before", before);
    json.member("falling", falling).member("missed", absences[student].lessons);
    json.member("without_reason", absences[student].without_reason).end_object();
  }
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::inspection
