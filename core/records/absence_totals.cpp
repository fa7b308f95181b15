#include "records/absence_totals.h"

namespace vestnik {
namespace {

constexpr std::string_view lessons_of_list =
    "SELECT s.student_id, l.date, l.id, a.code, a.reason, MAX(r.id) FROM "
    "(SELECT DISTINCT student_id FROM membership WHERE institution_id = $1 AND group_id = $2 AND valid_from <= $4 "
    "AND (valid_to IS NULL OR valid_to >= $3)) s "
    "JOIN membership m ON m.institution_id = $1 AND m.student_id = s.student_id "
    "JOIN lesson l ON l.institution_id = $1 AND l.group_id = m.group_id AND l.date >= $3 AND l.date <= $4 "
    "AND l.date >= m.valid_from AND (m.valid_to IS NULL OR l.date <= m.valid_to) AND l.state = 'held' "
    "LEFT JOIN attendance a ON a.institution_id = $1 AND a.lesson_id = l.id AND a.student_id = s.student_id "
    "LEFT JOIN student_release r ON r.institution_id = $1 AND r.student_id = s.student_id AND r.valid_from <= l.date "
    "AND r.valid_to >= l.date AND (r.subject_id = 0 OR r.subject_id = l.subject_id) "
    "GROUP BY s.student_id, l.date, l.id, a.code, a.reason ORDER BY s.student_id, l.date, l.id";

/// Sums rows that come student by student, day by day.
class Summing {
 public:
  explicit Summing(std::string_view absent) : absent_(absent) {}

  void add(const Row& row) {
    const auto student = row.id<PersonId>(0);
    const CivilDate date = row.date(1);
    if (totals_.empty() || totals_.back().student != student || date_ != date) end_day();
    if (totals_.empty() || totals_.back().student != student) totals_.push_back({student, 0, 0, 0, {}});
    date_ = date;
    AbsenceTotals& total = totals_.back();
    if (!row.is_null(5)) {
      ++total.released;
      return;
    }
    ++held_;
    if (row.is_null(3) || row.text(3) != absent_) return;
    ++missed_;
    ++total.lessons;
    ++total.by_reason[row.is_null(4) ? std::string{} : row.string(4)];
  }

  std::vector<AbsenceTotals> take() {
    end_day();
    return std::move(totals_);
  }

 private:
  void end_day() {
    if (held_ > 0 && missed_ == held_) ++totals_.back().days;
    held_ = 0;
    missed_ = 0;
  }

  std::string_view absent_;
  std::vector<AbsenceTotals> totals_;
  CivilDate date_{};
  int held_ = 0;
  int missed_ = 0;
};

}  // namespace

std::vector<AbsenceTotals> absence_totals(Transaction& transaction, GroupId group, CivilDate from, CivilDate to,
                                          std::string_view absent) {
  Summing sums{absent};
  transaction.query(lessons_of_list, {transaction.institution(), group, from, to},
                    [&](const Row& row) { sums.add(row); });
  return sums.take();
}

}  // namespace vestnik
