#include "records/period_store.h"

namespace vestnik {
namespace {

Period read_period(const Row& row) {
  return {row.id<PeriodId>(0), parse_period_kind(row.text(1)).value_or(PeriodKind::quarter),
          static_cast<int>(row.integer(2)), row.date(3), row.date(4)};
}

}  // namespace

std::optional<Period> find_period(Transaction& transaction, PeriodId id) {
  return transaction.one(
      "SELECT id, kind, number, starts, ends FROM study_period WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_period);
}

std::optional<Period> period_on(Transaction& transaction, CivilDate date) {
  std::optional<Period> shortest;
  for (const Period& period : all_periods(transaction)) {
    if (date < period.starts || date > period.ends) continue;
    if (!shortest || days_between(period.starts, period.ends) < days_between(shortest->starts, shortest->ends)) {
      shortest = period;
    }
  }
  return shortest;
}

std::vector<Period> all_periods(Transaction& transaction) {
  return transaction.all(
      "SELECT id, kind, number, starts, ends FROM study_period WHERE institution_id = $1 ORDER BY starts, ends",
      {transaction.institution()}, read_period);
}

void move_period(Transaction& transaction, const Period& period, std::string_view order, Instant at) {
  transaction.execute(
      "UPDATE study_period SET starts = $3, ends = $4, order_number = $5, version = version + 1, recorded_at = $6 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), period.id, period.starts, period.ends, order, at});
}

std::optional<FinalsDue> finals_due(Transaction& transaction, PeriodId period) {
  return transaction.one("SELECT finals_due, version FROM study_period WHERE institution_id = $1 AND id = $2",
                         {transaction.institution(), period}, [&](const Row& row) {
                           return FinalsDue{period, row.optional_date(0), row.integer(1)};
                         });
}

void set_finals_due(Transaction& transaction, PeriodId period, std::optional<CivilDate> on, Instant at) {
  transaction.execute(
      "UPDATE study_period SET finals_due = $3, version = version + 1, recorded_at = $4 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), period, on, at});
}

std::vector<StoredFinal> finals_of(Transaction& transaction, const FinalPlace& place) {
  return transaction.all(
      "SELECT id, student_id, value, version FROM final_mark WHERE institution_id = $1 AND group_id = $2 "
      "AND subject_id = $3 AND period_id = $4 ORDER BY student_id",
      {transaction.institution(), place.group, place.subject, place.period}, [](const Row& row) {
        return StoredFinal{row.id<FinalId>(0), row.id<PersonId>(1), parse_final_mark(row.text(2)), row.integer(3)};
      });
}

StoredFinal write_final(Transaction& transaction, const FinalPlace& place, const StoredFinal& before, FinalMark after,
                        bool late, const std::vector<BasisMark>& basis, const WrittenUnder& under) {
  StoredFinal written = before;
  written.value = after;
  written.version = before.version + 1;
  const std::string value = to_text(after);
  if (!before.id) {
    written.id = transaction.next_id<FinalId>("final_mark");
    transaction.execute(
        "INSERT INTO final_mark (institution_id, id, student_id, group_id, subject_id, period_id, value, late, "
        "version, "
        "changed_at, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        {transaction.institution(), written.id, written.student, place.group, place.subject, place.period, value,
         late ? 1 : 0, written.version, under.at, under.actor});
  } else {
    transaction.execute(
        "UPDATE final_mark SET value = $3, version = $4, changed_at = $5, changed_by = $6 "
        "WHERE institution_id = $1 AND id = $2",
        {transaction.institution(), written.id, value, written.version, under.at, under.actor});
  }
  transaction.execute(
      "INSERT INTO final_version (institution_id, final_id, version, value, comment, regulation_hash, actor_id, "
      "recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), written.id, written.version, value, under.comment, under.regulation_hash, under.actor,
       under.at});
  for (const BasisMark& mark : basis) {
    transaction.execute(
        "INSERT INTO final_basis (institution_id, final_id, version, mark_id, mark_version) VALUES ($1, $2, $3, $4, "
        "$5)",
        {transaction.institution(), written.id, written.version, mark.mark, mark.version});
  }
  return written;
}

std::unordered_set<PersonId> students_with_final(Transaction& transaction, SubjectId subject, PeriodId period) {
  std::unordered_set<PersonId> students;
  transaction.query(
      "SELECT student_id FROM final_mark WHERE institution_id = $1 AND subject_id = $2 AND period_id = $3",
      {transaction.institution(), subject, period}, [&](const Row& row) { students.insert(row.id<PersonId>(0)); });
  return students;
}

std::unordered_set<PersonId> students_with_final_grade(Transaction& transaction, SubjectId subject, PeriodId period) {
  std::unordered_set<PersonId> students;
  transaction.query(
      "SELECT student_id FROM final_mark WHERE institution_id = $1 AND subject_id = $2 AND period_id = $3 "
      "AND value <> $4",
      {transaction.institution(), subject, period, to_text(FinalMark{})},
      [&](const Row& row) { students.insert(row.id<PersonId>(0)); });
  return students;
}

bool sheet_is_closed(Transaction& transaction, const FinalPlace& place) {
  return transaction
             .one(
                 "SELECT state FROM sheet WHERE institution_id = $1 AND group_id = $2 AND subject_id = $3 "
                 "AND period_id = $4",
                 {transaction.institution(), place.group, place.subject, place.period},
                 [](const Row& row) { return row.string(0); })
             .value_or("open") == "closed";
}

SheetId close_sheet(Transaction& transaction, const FinalPlace& place, PersonId by, Instant at) {
  transaction.execute(
      "INSERT INTO sheet (institution_id, id, group_id, subject_id, period_id, state, closed_at, closed_by, version) "
      "VALUES ($1, $2, $3, $4, $5, 'closed', $6, $7, 1) "
      "ON CONFLICT (institution_id, group_id, subject_id, period_id) DO NOTHING",
      {transaction.institution(), transaction.next("sheet"), place.group, place.subject, place.period, at, by});
  return transaction
      .one("SELECT id FROM sheet WHERE institution_id = $1 AND group_id = $2 AND subject_id = $3 AND period_id = $4",
           {transaction.institution(), place.group, place.subject, place.period},
           [](const Row& row) { return row.id<SheetId>(0); })
      .value();
}

int lessons_ahead(Transaction& transaction, const FinalPlace& place, const Period& period, Instant now) {
  return static_cast<int>(
      transaction
          .one("SELECT COUNT(*) FROM lesson WHERE institution_id = $1 AND group_id = $2 AND subject_id = $3 "
               "AND date <= $4 AND starts_at > $5 AND state = 'planned'",
               {transaction.institution(), place.group, place.subject, period.ends, now},
               [](const Row& row) { return row.integer(0); })
          .value_or(0));
}

}  // namespace vestnik
