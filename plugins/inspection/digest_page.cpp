#include "plugins/inspection/digest_page.h"

#include "plugins/inspection/activity.h"
#include "plugins/inspection/check_store.h"
#include "plugins/inspection/checks_page.h"
#include "plugins/inspection/lesson_entries.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/remark_store.h"
#include "plugins/inspection/report_store.h"

namespace vestnik::inspection {
namespace {

constexpr std::int64_t latest = 10;
constexpr int back = 366;

void write_filling_totals(JsonWriter& json, Transaction& transaction, Days days, Instant now) {
  std::int64_t unfilled = 0;
  std::int64_t late = 0;
  const auto lessons = lesson_entries(transaction, {Reach::everything(), PersonId{}}, days, now);
  for (const LessonEntry& lesson : lessons) {
    unfilled += lesson.filled() ? 0 : 1;
    late += lesson.late ? 1 : 0;
  }
  json.key("filling").begin_object().member("lessons", lessons.size()).member("unfilled", unfilled);
  json.member("late", late).end_object();
}

void write_remark_totals(JsonWriter& json, Transaction& transaction, CivilDate today) {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  for (const Remark& remark : remarks(transaction, {{}, {}, today, today, true})) {
    open += remark.state == RemarkState::open ? 1 : 0;
    overdue += remark.overdue(today) ? 1 : 0;
  }
  json.key("remarks").begin_object().member("open", open).member("overdue", overdue).end_object();
}

void write_results(JsonWriter& json, Transaction& transaction, Days days, const std::string& absence_code) {
  std::int64_t grades = 0;
  std::int64_t sum = 0;
  std::int64_t good = 0;
  transaction.query(
      "SELECT COUNT(*), COALESCE(SUM(first_grade), 0), COALESCE(SUM(CASE WHEN first_grade >= 4 THEN 1 ELSE 0 END), 0) "
      "FROM v1_group_grade WHERE institution_id = $1 AND date >= $2 AND date <= $3",
      {transaction.institution(), days.from, days.until}, [&](const Row& row) {
        grades = row.integer(0);
        sum = row.integer(1);
        good = row.integer(2);
      });
  const auto missed = transaction.one(
      "SELECT COUNT(*) FROM v1_group_absence WHERE institution_id = $1 AND date >= $2 AND date <= $3 AND code = $4",
      {transaction.institution(), days.from, days.until, absence_code}, [](const Row& row) { return row.integer(0); });
  json.key("results").begin_object().member("grades", grades).key("average");
  if (grades == 0) {
    json.null().key("quality_percent").null();
  } else {
    json.hundredths(sum * 100 / grades).member("quality_percent", good * 100 / grades);
  }
  json.member("missed_lessons", missed.value_or(0)).end_object();
}

void write_reports(JsonWriter& json, Naming& names, Transaction& transaction, CivilDate today) {
  json.key("reports").begin_array();
  std::int64_t written = 0;
  for (const Report& report : reports_between(transaction, plus_days(today, -back), today)) {
    if (written++ == latest) break;
    json.begin_object().member("id", report.id.value).member("kind", to_text(report.kind));
    names.write(json, "author", report.author);
    json.member("author_role", report.author_role).member("from", to_iso(report.days.from));
    json.member("until", to_iso(report.days.until)).member("made_on", to_iso(report.made_on));
    json.member("words", report.words).end_object();
  }
  json.end_array();
}

}  // namespace

std::string write_digest(Transaction& transaction, Days days, CivilDate today, Instant now,
                         const std::string& absence_code) {
  Naming names{transaction};
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("as_of", to_iso(now)).member("from", to_iso(days.from));
  json.member("until", to_iso(days.until)).key("checks").begin_array();
  for (const Check& check : checks_between(transaction, PersonId{}, plus_days(today, -back), today, latest)) {
    write_check(json, names, check);
  }
  json.end_array();
  write_reports(json, names, transaction, today);
  write_filling_totals(json, transaction, days, now);
  write_remark_totals(json, transaction, today);
  json.key("activity").begin_object();
  write_activity_categories(json, read_activity(transaction, days));
  json.end_object();
  write_results(json, transaction, days, absence_code);
  json.end_object();
  return page;
}

}  // namespace vestnik::inspection
