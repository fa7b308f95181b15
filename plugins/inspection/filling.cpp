#include "plugins/inspection/filling.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "plugins/inspection/group_results.h"

namespace vestnik::inspection {
namespace {

using RowKey = std::tuple<PersonId, GroupId, SubjectId>;

/// The class a subgroup is of, or the group itself.
GroupId class_of(Transaction& transaction, GroupId group) {
  const auto parent =
      transaction.one("SELECT parent_id FROM v1_group WHERE institution_id = $1 AND group_id = $2",
                      {transaction.institution(), group}, [](const Row& row) { return row.id<GroupId>(0); });
  return parent && *parent ? *parent : group;
}

std::vector<PersonId> class_teachers_of(Transaction& transaction, GroupId group, CivilDate on) {
  return transaction.all(
      "SELECT teacher_id FROM v1_group_teacher WHERE institution_id = $1 AND group_id = $2 "
      "AND capacity = 'class_teacher' AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3) "
      "ORDER BY teacher_id",
      {transaction.institution(), group, on}, [](const Row& row) { return row.id<PersonId>(0); });
}

class FillingCount {
 public:
  FillingCount(Transaction& transaction, Days days, const std::string& absence_code)
      : transaction_(transaction), days_(days), absence_code_(absence_code) {}

  void count(const LessonEntry& lesson) {
    FillingRow& row = rows_[{lesson.teacher, lesson.group, lesson.subject}];
    ++row.lessons;
    row.unfilled += lesson.filled() ? 0 : 1;
    row.late += lesson.late ? 1 : 0;
    row.topics += lesson.has_topic ? 1 : 0;
    row.rolls += lesson.has_roll ? 1 : 0;
    row.homework += lesson.has_homework ? 1 : 0;
    const auto [at, fresh] = class_of_.try_emplace(lesson.group);
    if (fresh) at->second = class_of(transaction_, lesson.group);
    ClassRow& own = classes_[at->second];
    ++own.lessons;
    own.unfilled += lesson.filled() ? 0 : 1;
    own.without_roll += lesson.has_roll ? 0 : 1;
  }

  void finish(Filling& filling) {
    for (const auto& [group, own] : class_of_) add_results(group, own);
    for (auto& [key, row] : rows_) {
      std::tie(row.teacher, row.group, row.subject) = key;
      filling.rows.push_back(std::move(row));
    }
    for (auto& [group, row] : classes_) {
      row.group = group;
      row.class_teachers = class_teachers_of(transaction_, group, days_.until);
      filling.classes.push_back(std::move(row));
    }
  }

 private:
  void add_results(GroupId group, GroupId own_class) {
    const auto students = students_on(transaction_, group, days_.until);
    const GradeCounts grades = grades_of_group(transaction_, group, days_);
    for (const auto& [subject, row] : chief_rows(group)) {
      row->students = static_cast<std::int64_t>(students.size());
      for (const PersonId student : students) {
        const auto found = grades.find({subject, student});
        const std::int64_t count = found == grades.end() ? 0 : found->second;
        row->grades += count;
        if (count < few_grades) row->thin.push_back({student, count});
      }
    }
    for (const auto& [student, count] : absences_of_group(transaction_, group, days_, absence_code_)) {
      classes_[own_class].absences += count.lessons;
      classes_[own_class].without_reason += count.without_reason;
    }
  }

  /// By subject of the group: the row of whoever held most of its lessons.
  std::map<SubjectId, FillingRow*> chief_rows(GroupId group) {
    std::map<SubjectId, FillingRow*> chief;
    for (auto& [key, row] : rows_) {
      if (std::get<1>(key) != group) continue;
      FillingRow*& held = chief[std::get<2>(key)];
      if (held == nullptr || held->lessons < row.lessons) held = &row;
    }
    return chief;
  }

  Transaction& transaction_;
  Days days_;
  const std::string& absence_code_;
  std::map<RowKey, FillingRow> rows_;
  std::map<GroupId, ClassRow> classes_;
  std::map<GroupId, GroupId> class_of_;
};

}  // namespace

Filling read_filling(Transaction& transaction, const LessonScope& scope, Days days, Instant now,
                     const std::string& absence_code) {
  Filling filling;
  filling.days = days;
  filling.lessons = lesson_entries(transaction, scope, days, now);
  FillingCount count{transaction, days, absence_code};
  for (const LessonEntry& lesson : filling.lessons) count.count(lesson);
  count.finish(filling);
  return filling;
}

}  // namespace vestnik::inspection
