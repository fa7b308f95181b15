#include "plugins/inspection/period_end_page.h"

#include <charconv>
#include <cstdlib>
#include <map>
#include <vector>

#include "json/json_writer.h"
#include "plugins/inspection/naming.h"

namespace vestnik::inspection {
namespace {

struct Fulfilment {
  std::int64_t scheduled = 0;  ///< that were to be over by now
  std::int64_t held = 0;
  std::int64_t cancelled = 0;
};

struct Average {
  std::int64_t count = 0;
  std::int64_t weighted = 0;
  std::int64_t weight = 0;
};

struct SubjectRow {
  Fulfilment fulfilment;
  std::int64_t control_works = 0;
  std::map<PersonId, Average> averages;
  std::map<PersonId, std::string> finals;
};

using GroupRows = std::map<SubjectId, SubjectRow>;

std::vector<GroupId> groups_within(Transaction& transaction, const Reach& reach) {
  if (!reach.everywhere()) return reach.groups();
  return transaction.all("SELECT group_id FROM v1_group WHERE institution_id = $1 ORDER BY sort_key, group_id",
                         {transaction.institution()}, [](const Row& row) { return row.id<GroupId>(0); });
}

void read_lessons(Transaction& transaction, GroupId group, Days days, Instant now, GroupRows& rows) {
  transaction.query(
      "SELECT subject_id, state FROM v1_lesson_filling WHERE institution_id = $1 AND group_id = $2 AND date >= $3 "
      "AND date <= $4 AND ends_at <= $5",
      {transaction.institution(), group, days.from, days.until, now}, [&](const Row& row) {
        Fulfilment& held = rows[row.id<SubjectId>(0)].fulfilment;
        ++held.scheduled;
        held.held += row.text(1) == "held" ? 1 : 0;
        held.cancelled += row.text(1) == "cancelled" ? 1 : 0;
      });
}

void read_works(Transaction& transaction, GroupId group, Days days, GroupRows& rows) {
  transaction.query(
      "SELECT l.subject_id, COUNT(*) FROM v1_group_task t CROSS JOIN v1_group_lesson l WHERE t.institution_id = $1 "
      "AND t.group_id = $2 AND t.date >= $3 AND t.date <= $4 AND t.kind IN ('control', 'test') "
      "AND l.institution_id = t.institution_id AND l.lesson_id = t.lesson_id GROUP BY l.subject_id",
      {transaction.institution(), group, days.from, days.until},
      [&](const Row& row) { rows[row.id<SubjectId>(0)].control_works = row.integer(1); });
}

void read_grades(Transaction& transaction, GroupId group, Days days, GroupRows& rows) {
  transaction.query(
      "SELECT subject_id, student_id, first_grade, weight_hundredths FROM v1_group_grade WHERE institution_id = $1 "
      "AND group_id = $2 AND date >= $3 AND date <= $4",
      {transaction.institution(), group, days.from, days.until}, [&](const Row& row) {
        Average& held = rows[row.id<SubjectId>(0)].averages[row.id<PersonId>(1)];
        ++held.count;
        held.weighted += row.integer(2) * row.integer(3);
        held.weight += row.integer(3);
      });
}

void read_finals(Transaction& transaction, GroupId group, PeriodId period, GroupRows& rows) {
  transaction.query(
      "SELECT f.subject_id, f.student_id, f.value FROM v1_group_member m CROSS JOIN v1_student_final f "
      "WHERE m.institution_id = $1 AND m.group_id = $2 AND f.institution_id = m.institution_id "
      "AND f.student_id = m.student_id AND f.group_id = m.group_id AND f.period_id = $3",
      {transaction.institution(), group, period},
      [&](const Row& row) { rows[row.id<SubjectId>(0)].finals[row.id<PersonId>(1)] = row.string(2); });
}

/// The final as hundredths of a grade; nothing for «зачёт» and «н/а», which no average can contradict.
std::optional<std::int64_t> grade_of(const std::string& value) {
  std::int64_t grade = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), grade);
  if (read.ec != std::errc{} || read.ptr != value.data() + value.size()) return std::nullopt;
  return grade * 100;
}

void write_objectivity(JsonWriter& json, Naming& names, const SubjectRow& row) {
  json.key("objectivity").begin_object().member("finals", row.finals.size()).key("deviations").begin_array();
  for (const auto& [student, value] : row.finals) {
    const auto held = row.averages.find(student);
    const auto final_grade = grade_of(value);
    if (held == row.averages.end() || !final_grade || held->second.weight == 0) continue;
    const std::int64_t average = held->second.weighted * 100 / held->second.weight;
    if (std::abs(*final_grade - average) < deviation_hundredths) continue;
    json.begin_object();
    names.write(json, "student", student);
    json.key("average").hundredths(average).member("final", value).end_object();
  }
  json.end_array().end_object();
}

void write_row(JsonWriter& json, Naming& names, GroupId group, SubjectId subject, const SubjectRow& row) {
  json.begin_object();
  names.write(json, "group", group);
  names.write(json, "subject", subject);
  json.key("fulfilment").begin_object().member("scheduled", row.fulfilment.scheduled);
  json.member("held", row.fulfilment.held).member("cancelled", row.fulfilment.cancelled);
  json.member("deviation", row.fulfilment.held < row.fulfilment.scheduled).end_object();
  write_objectivity(json, names, row);
  json.key("control_works").begin_object().member("count", row.control_works);
  json.member("deviation", row.control_works == 0).end_object().end_object();
}

}  // namespace

std::string write_period_end(Transaction& transaction, const Reach& reach, PeriodId period, Days days, Instant now) {
  Naming names{transaction};
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("from", to_iso(days.from)).member("until", to_iso(days.until)).key("rows").begin_array();
  for (const GroupId group : groups_within(transaction, reach)) {
    GroupRows rows;
    read_lessons(transaction, group, days, now, rows);
    read_works(transaction, group, days, rows);
    read_grades(transaction, group, days, rows);
    read_finals(transaction, group, period, rows);
    for (const auto& [subject, row] : rows) write_row(json, names, group, subject, row);
  }
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::inspection
