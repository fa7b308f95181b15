#include "schedule/core_matters.h"
#include "schedule/debt_list.h"
#include "schedule/duty_people.h"

namespace vestnik {
namespace {

/// usolye-7.3: not later than three days after the results are there.
constexpr int days_to_publish = 3;

class ResultsPublished final : public DutyMatter {
 public:
  [[nodiscard]] std::string_view name() const override { return "results_published"; }

  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    DebtList list;
    const auto holders = duty_holders(read, question.rule, question.zone.local(question.now).date);
    read.query(
        "SELECT g.id, g.name, g.course, g.department, g.speciality, s.name, MIN(v.recorded_at)"
        " FROM final_mark f JOIN final_version v ON v.institution_id = f.institution_id AND v.final_id = f.id"
        "   AND v.version = 1"
        " JOIN study_group g ON g.institution_id = f.institution_id AND g.id = f.group_id"
        " JOIN subject s ON s.institution_id = f.institution_id AND s.id = f.subject_id"
        " WHERE f.institution_id = $1 AND f.value <> ''"
        " AND NOT EXISTS (SELECT 1 FROM sheet h WHERE h.institution_id = f.institution_id AND h.group_id = f.group_id"
        "   AND h.subject_id = f.subject_id AND h.period_id = f.period_id AND h.state = 'closed')"
        " GROUP BY g.id, g.name, g.course, g.department, g.speciality, s.id, s.name, f.period_id ORDER BY g.id, s.id",
        {read.institution()}, [&](const Row& row) {
          const GroupTraits group{row.id<GroupId>(0), row.string(1), static_cast<int>(row.integer(2)), row.string(3),
                                  row.string(4)};
          const std::string subject = row.string(5);
          const CivilDate entered = question.zone.local(row.instant(6)).date;
          if (plus_days(entered, days_to_publish) > question.until || !covers(question.rule, group, subject)) return;
          for (const DutyHolder& holder : holders) {
            list.add(holder.person, GroupId{},
                     Problem{"duty.results_unpublished",
                             {{"group", group.name}, {"subject", subject}, {"date", to_russian_short(entered)}}});
          }
        });
    return list.take();
  }
  [[nodiscard]] bool same_all_day(const DutyQuestion&) const override { return true; }
};

}  // namespace

std::unique_ptr<DutyMatter> results_published_matter() { return std::make_unique<ResultsPublished>(); }

}  // namespace vestnik
