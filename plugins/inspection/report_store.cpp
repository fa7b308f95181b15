#include "plugins/inspection/report_store.h"

#include "plugins/inspection/optional_number.h"

namespace vestnik::inspection {
namespace {

Report report_of_row(const Row& row) {
  Report one;
  one.id = row.id<ReportId>(0);
  one.kind = parse_report_kind(row.text(1)).value_or(ReportKind::filling);
  one.author = row.id<PersonId>(2);
  one.author_role = row.string(3);
  one.group = row.id<GroupId>(4);
  one.days = {row.date(5), row.date(6)};
  one.words = row.string(7);
  one.state = row.string(8);
  one.verdict = row.string(9);
  one.decided_by = row.id<PersonId>(10);
  one.made_on = row.date(11);
  one.made_at = row.instant(12);
  one.version = row.integer(13);
  return one;
}

}  // namespace

ReportId add_report(Transaction& transaction, const Report& one) {
  const auto id = transaction.next_id<ReportId>("p_inspection_report");
  transaction.execute(
      "INSERT INTO p_inspection_report (institution_id, id, kind, author_id, author_role, group_id, starts, ends, "
      "words, content, state, verdict, made_on, made_at, version) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'made', '', $11, $12, 1)",
      {transaction.institution(), id, to_text(one.kind), or_null(one.author), one.author_role, or_null(one.group),
       one.days.from, one.days.until, one.words, one.content, one.made_on, one.made_at});
  return id;
}

std::optional<Report> find_report(Transaction& transaction, ReportId id) {
  return transaction.one(
      "SELECT id, kind, author_id, author_role, group_id, starts, ends, words, state, verdict, decided_by, made_on, "
      "made_at, version, content FROM p_inspection_report WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, [](const Row& row) {
        Report one = report_of_row(row);
        one.content = row.string(14);
        return one;
      });
}

std::vector<Report> reports_between(Transaction& transaction, CivilDate from, CivilDate until) {
  return transaction.all(
      "SELECT id, kind, author_id, author_role, group_id, starts, ends, words, state, verdict, decided_by, made_on, "
      "made_at, version FROM p_inspection_report WHERE institution_id = $1 AND made_on >= $2 AND made_on <= $3 "
      "ORDER BY id DESC LIMIT 5000",
      {transaction.institution(), from, until}, report_of_row);
}

std::int64_t decide_report(Transaction& transaction, const Report& report, std::string_view state,
                           const std::string& verdict, PersonId by) {
  transaction.execute(
      "UPDATE p_inspection_report SET state = $3, verdict = $4, decided_by = $5, version = version + 1 "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), report.id, state, verdict, by});
  return report.version + 1;
}

}  // namespace vestnik::inspection
