#include "schedule/core_matters.h"
#include "schedule/debt_list.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

class FinalsSet final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "finals_set"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    for (const Period& period : question.periods) {
      // Dates of the script alone: no final can be of such a period yet.
      if (period.id) add_period(read, question, period, list);
    }
    return list.take();
  }
  [[nodiscard]] bool same_all_day(const DutyQuestion&) const override { return true; }

 private:
  /// Who sits in the group on the day asked about, at the latest on the period's last: a student who left, or went on
  /// academic leave, is no member then. A subject without a lesson in the period has no final.
  static void add_period(Transaction& read, const DutyQuestion& question, const Period& period, DebtList& list) {
    const CivilDate on = std::min(question.zone.local(question.now).date, period.ends);
    read.query(
        "SELECT t.teacher_id, g.id, g.name, g.course, g.department, g.speciality, s.name, COUNT(*)"
        " FROM teaching t JOIN study_group g ON g.institution_id = t.institution_id AND g.id = t.group_id"
        " JOIN subject s ON s.institution_id = t.institution_id AND s.id = t.subject_id"
        " JOIN membership m ON m.institution_id = t.institution_id AND m.group_id = t.group_id"
        "   AND m.valid_from <= $2 AND (m.valid_to IS NULL OR m.valid_to >= $2)"
        " WHERE t.institution_id = $1 AND t.valid_from <= $2 AND (t.valid_to IS NULL OR t.valid_to >= $2)"
        " AND EXISTS (SELECT 1 FROM lesson l WHERE l.institution_id = t.institution_id AND l.group_id = t.group_id"
        "   AND l.date >= $3 AND l.date <= $4 AND l.subject_id = t.subject_id)"
        " AND NOT EXISTS (SELECT 1 FROM final_mark f WHERE f.institution_id = m.institution_id"
        "   AND f.student_id = m.student_id AND f.subject_id = t.subject_id AND f.period_id = $5 AND f.value <> '')"
        " GROUP BY t.teacher_id, g.id, g.name, g.course, g.department, g.speciality, s.id, s.name"
        " ORDER BY g.id, s.id",
        {read.institution(), on, period.starts, period.ends, period.id}, [&](const Row& row) {
          const GroupTraits group{row.id<GroupId>(1), row.string(2), static_cast<int>(row.integer(3)), row.string(4),
                                  row.string(5)};
          const std::string subject = row.string(6);
          if (!covers(question.rule, group, subject)) return;
          list.add(row.id<PersonId>(0), group.id,
                   Problem{"duty.finals_missing",
                           {{"group", group.name},
                            {"subject", subject},
                            {"count", std::to_string(row.integer(7))},
                            {"last_day", to_russian_short(question.until)}}},
                   row.integer(7));
        });
  }
};

}  // namespace

std::unique_ptr<DutyMatter> finals_set_matter() { return std::make_unique<FinalsSet>(); }

}  // namespace vestnik
