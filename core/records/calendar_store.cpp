#include "records/calendar_store.h"

namespace vestnik {
namespace {

CalendarDay read_day(const Row& row) {
  const auto follows = row.optional_integer(2);
  return {row.date(0), row.string(1), follows ? std::optional{static_cast<int>(*follows)} : std::nullopt,
          row.string(3)};
}

StudyPeriod read_period(const Row& row) {
  const auto kind = parse_period_kind(row.text(1));
  if (!kind) throw DatabaseError(DatabaseError::Kind::failure, "a study period holds a word that is no kind of period");
  return {{row.id<PeriodId>(0), *kind, static_cast<int>(row.integer(2)), row.date(3), row.date(4)}, row.string(5)};
}

}  // namespace

std::optional<CalendarDay> find_calendar_day(Transaction& transaction, CivilDate date) {
  return transaction.one(
      "SELECT date, kind, follows_weekday, reason FROM calendar_day WHERE institution_id = $1 AND date = $2",
      {transaction.institution(), date}, read_day);
}

std::vector<CalendarDay> calendar_days(Transaction& transaction, CivilDate from, CivilDate until) {
  return transaction.all(
      "SELECT date, kind, follows_weekday, reason FROM calendar_day WHERE institution_id = $1 AND date >= $2 AND "
      "date <= $3 ORDER BY date",
      {transaction.institution(), from, until}, read_day);
}

void set_calendar_day(Transaction& transaction, const CalendarDay& day, Instant recorded_at) {
  transaction.execute(
      "INSERT INTO calendar_day (institution_id, date, kind, follows_weekday, reason, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (institution_id, date) DO UPDATE SET kind = excluded.kind, "
      "follows_weekday = excluded.follows_weekday, reason = excluded.reason, recorded_at = excluded.recorded_at",
      {transaction.institution(), day.date, day.kind, day.follows_weekday, day.reason, recorded_at});
}

void clear_calendar_day(Transaction& transaction, CivilDate date) {
  transaction.execute("DELETE FROM calendar_day WHERE institution_id = $1 AND date = $2",
                      {transaction.institution(), date});
}

std::vector<StudyPeriod> study_periods(Transaction& transaction) {
  return transaction.all(
      "SELECT id, kind, number, starts, ends, order_number FROM study_period WHERE institution_id = $1 "
      "ORDER BY kind, starts",
      {transaction.institution()}, read_period);
}

std::optional<StudyPeriod> period_on(Transaction& transaction, PeriodKind kind, CivilDate date) {
  return transaction.one(
      "SELECT id, kind, number, starts, ends, order_number FROM study_period WHERE institution_id = $1 AND kind = $2 "
      "AND starts <= $3 AND ends >= $3 ORDER BY starts DESC LIMIT 1",
      {transaction.institution(), to_text(kind), date}, read_period);
}

PeriodId add_study_period(Transaction& transaction, const StudyPeriod& period, Instant recorded_at) {
  const auto id = transaction.next_id<PeriodId>("study_period");
  transaction.execute(
      "INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
      {transaction.institution(), id, to_text(period.period.kind), period.period.number, period.period.starts,
       period.period.ends, period.order_number, recorded_at});
  return id;
}

void update_study_period(Transaction& transaction, const StudyPeriod& period, Instant recorded_at) {
  transaction.execute(
      "UPDATE study_period SET number = $3, starts = $4, ends = $5, order_number = $6, recorded_at = $7 WHERE "
      "institution_id = $1 AND id = $2",
      {transaction.institution(), period.period.id, period.period.number, period.period.starts, period.period.ends,
       period.order_number, recorded_at});
}

}  // namespace vestnik
