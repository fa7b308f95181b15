#include "schedule/core_matters.h"
#include "schedule/debt_list.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

struct Work {
  CivilDate date;
  PersonId teacher;
  GroupTraits group;
  std::string subject;
  std::int64_t without_grade = 0;  ///< members of the group on the day who were there and have no grade for it
};

/// ",control,test,": a list that SQL can look a word up in.
std::string listed(const std::vector<WorkKind>& kinds) {
  std::string list{","};
  for (const WorkKind kind : kinds) list.append(to_text(kind)).append(",");
  return list;
}

/// Of the kinds of one norm, in one question: a lesson has few works, and the lessons are walked once.
std::vector<Work> works_to_grade(Transaction& read, const DutyQuestion& question, const CheckingNorm& norm) {
  std::vector<Work> works;
  read.query(
      "SELECT l.date, l.actual_teacher_id, g.id, g.name, g.course, g.department, g.speciality, s.name,"
      " (SELECT COUNT(*) FROM membership m WHERE m.institution_id = l.institution_id AND m.group_id = l.group_id"
      "   AND m.valid_from <= l.date AND (m.valid_to IS NULL OR m.valid_to >= l.date)"
      "   AND NOT EXISTS (SELECT 1 FROM mark k WHERE k.institution_id = m.institution_id AND k.lesson_id = l.id"
      "     AND k.task_id = t.id AND k.student_id = m.student_id AND k.first_grade IS NOT NULL)"
      "   AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.institution_id = m.institution_id"
      "     AND a.lesson_id = l.id AND a.student_id = m.student_id AND a.code = $4))"
      " FROM lesson l CROSS JOIN task t CROSS JOIN study_group g CROSS JOIN subject s"
      " WHERE t.institution_id = l.institution_id AND t.lesson_id = l.id"
      " AND g.institution_id = l.institution_id AND g.id = l.group_id"
      " AND s.institution_id = l.institution_id AND s.id = l.subject_id"
      " AND l.institution_id = $1 AND l.date >= $2 AND l.date <= $3 AND l.state = 'held'"
      " AND $5 LIKE '%,' || t.kind || ',%' ORDER BY l.date, l.number, t.id",
      {read.institution(), plus_days(question.from, -norm.days), plus_days(question.until, -norm.days),
       question.regulation.attendance().absence_code, listed(norm.kinds)},
      [&](const Row& row) {
        if (row.integer(8) == 0) return;
        works.push_back(
            {row.date(0),
             row.id<PersonId>(1),
             {row.id<GroupId>(2), row.string(3), static_cast<int>(row.integer(4)), row.string(5), row.string(6)},
             row.string(7),
             row.integer(8)});
      });
  return works;
}

class WorksGraded final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "works_graded"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    for (const CheckingNorm& norm : question.regulation.checking_norms()) add_norm(read, question, norm, list);
    return list.take();
  }
  [[nodiscard]] bool same_all_day(const DutyQuestion&) const override { return true; }

 private:
  static void add_norm(Transaction& read, const DutyQuestion& question, const CheckingNorm& norm, DebtList& list) {
    for (const Work& work : works_to_grade(read, question, norm)) {
      if (!covers(question.rule, work.group, work.subject)) continue;
      list.add(work.teacher, GroupId{},
               Problem{"duty.work_without_grades",
                       {{"date", to_russian_short(work.date)},
                        {"group", work.group.name},
                        {"subject", work.subject},
                        {"count", std::to_string(work.without_grade)},
                        {"last_day", to_russian_short(plus_days(work.date, norm.days))}}});
    }
  }
};

}  // namespace

std::unique_ptr<DutyMatter> works_graded_matter() { return std::make_unique<WorksGraded>(); }

}  // namespace vestnik
