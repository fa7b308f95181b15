#include "schedule/core_matters.h"
#include "schedule/debt_list.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

class ReasonsSet final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "reasons_set"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    read.query(
        "SELECT c.teacher_id, g.id, g.name, g.course, g.department, g.speciality, p.last_name, p.first_name, l.date,"
        " COUNT(*) FROM lesson l CROSS JOIN attendance a CROSS JOIN membership m CROSS JOIN class_teacher c"
        " CROSS JOIN study_group g CROSS JOIN person p"
        " WHERE a.institution_id = l.institution_id AND a.lesson_id = l.id"
        " AND m.institution_id = a.institution_id AND m.student_id = a.student_id"
        " AND m.valid_from <= l.date AND (m.valid_to IS NULL OR m.valid_to >= l.date)"
        " AND c.institution_id = m.institution_id AND c.group_id = m.group_id"
        " AND c.valid_from <= $3 AND (c.valid_to IS NULL OR c.valid_to >= $3)"
        " AND g.institution_id = c.institution_id AND g.id = c.group_id"
        " AND p.institution_id = a.institution_id AND p.id = a.student_id"
        " AND l.institution_id = $1 AND l.date >= $2 AND l.date <= $3 AND l.ends_at <= $4"
        " AND l.state NOT IN ('cancelled', 'moved') AND a.code = $5 AND a.reason = ''"
        " GROUP BY c.teacher_id, g.id, g.name, g.course, g.department, g.speciality, p.last_name, p.first_name, p.id,"
        " l.date ORDER BY l.date, p.last_name, p.first_name, p.id",
        {read.institution(), question.from, question.until, question.now,
         question.regulation.attendance().absence_code},
        [&](const Row& row) {
          const GroupTraits group{row.id<GroupId>(1), row.string(2), static_cast<int>(row.integer(3)), row.string(4),
                                  row.string(5)};
          if (!covers(question.rule, group)) return;
          list.add(row.id<PersonId>(0), group.id,
                   Problem{"duty.absence_without_reason",
                           {{"student", row.string(6) + " " + row.string(7)},
                            {"date", to_russian_short(row.date(8))},
                            {"count", std::to_string(row.integer(9))}}},
                   row.integer(9));
        });
    return list.take();
  }
  [[nodiscard]] bool same_all_day(const DutyQuestion& question) const override { return turn_is_over(question); }
};

}  // namespace

std::unique_ptr<DutyMatter> reasons_set_matter() { return std::make_unique<ReasonsSet>(); }

}  // namespace vestnik
