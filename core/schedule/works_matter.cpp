#include "schedule/core_matters.h"
#include "schedule/debt_list.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

struct Work {
  std::int64_t task = 0;
  LessonId lesson;
  CivilDate date;
  PersonId teacher;
  GroupTraits group;
  std::string subject;
};

std::vector<Work> works_between(Transaction& read, WorkKind kind, CivilDate from, CivilDate until) {
  return read.all(
      "SELECT t.id, l.id, l.date, l.actual_teacher_id, g.id, g.name, g.course, g.department, g.speciality, s.name"
      " FROM lesson l CROSS JOIN task t CROSS JOIN study_group g CROSS JOIN subject s"
      " WHERE t.institution_id = l.institution_id AND t.lesson_id = l.id"
      " AND g.institution_id = l.institution_id AND g.id = l.group_id"
      " AND s.institution_id = l.institution_id AND s.id = l.subject_id"
      " AND l.institution_id = $1 AND l.date >= $2 AND l.date <= $3 AND l.state = 'held' AND t.kind = $4"
      " ORDER BY l.date, l.number, t.id",
      {read.institution(), from, until, to_text(kind)}, [](const Row& row) {
        return Work{row.integer(0),
                    row.id<LessonId>(1),
                    row.date(2),
                    row.id<PersonId>(3),
                    {row.id<GroupId>(4), row.string(5), static_cast<int>(row.integer(6)), row.string(7), row.string(8)},
                    row.string(9)};
      });
}

/// Members of the group on the day who were there and have no grade for the work.
std::int64_t without_grade(Transaction& read, const Regulation& regulation, const Work& work) {
  const auto counted = read.one(
      "SELECT COUNT(*) FROM membership m WHERE m.institution_id = $1 AND m.group_id = $2 AND m.valid_from <= $3"
      " AND (m.valid_to IS NULL OR m.valid_to >= $3)"
      " AND NOT EXISTS (SELECT 1 FROM mark k WHERE k.institution_id = m.institution_id AND k.lesson_id = $4"
      "   AND k.task_id = $5 AND k.student_id = m.student_id AND k.first_grade IS NOT NULL)"
      " AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.institution_id = m.institution_id AND a.lesson_id = $4"
      "   AND a.student_id = m.student_id AND a.code = $6)",
      {read.institution(), work.group.id, work.date, work.lesson, work.task, regulation.attendance().absence_code},
      [](const Row& row) { return row.integer(0); });
  return counted.value_or(0);
}

class WorksGraded final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "works_graded"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    for (const CheckingNorm& norm : question.regulation.checking_norms()) {
      for (const WorkKind kind : norm.kinds) add_kind(read, question, norm.days, kind, list);
    }
    return list.take();
  }

 private:
  static void add_kind(Transaction& read, const DutyQuestion& question, int days, WorkKind kind, DebtList& list) {
    const CivilDate from = plus_days(question.from, -days);
    const CivilDate until = plus_days(question.until, -days);
    for (const Work& work : works_between(read, kind, from, until)) {
      if (!covers(question.rule, work.group, work.subject)) continue;
      const std::int64_t students = without_grade(read, question.regulation, work);
      if (students == 0) continue;
      list.add(work.teacher, GroupId{},
               Problem{"duty.work_without_grades",
                       {{"date", to_russian_short(work.date)},
                        {"group", work.group.name},
                        {"subject", work.subject},
                        {"count", std::to_string(students)},
                        {"last_day", to_russian_short(plus_days(work.date, days))}}});
    }
  }
};

}  // namespace

std::unique_ptr<DutyMatter> works_graded_matter() { return std::make_unique<WorksGraded>(); }

}  // namespace vestnik
