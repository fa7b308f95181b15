#include "plugins/inspection/report_routes.h"

#include "answers/answers.h"
#include "answers/list_page.h"
#include "answers/request_reading.h"
#include "plugins/inspection/activity.h"
#include "plugins/inspection/breach.h"
#include "plugins/inspection/make_report.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/remark.h"
#include "plugins/inspection/report_store.h"
#include "plugins/inspection/route_docs.h"

namespace vestnik::inspection {
namespace {

constexpr Permission view_reports{"control_reports", "view"};
constexpr Permission see_activity{"activity", "view"};
constexpr std::size_t longest_report = 8000;
constexpr int shown_days = 366;

void write_head(JsonWriter& json, Naming& names, const Report& report) {
  json.begin_object().member("id", report.id.value).member("version", report.version);
  json.member("kind", to_text(report.kind));
  names.write(json, "author", report.author);
  json.member("author_role", report.author_role);
  names.write(json, "group", report.group);
  json.member("from", to_iso(report.days.from)).member("until", to_iso(report.days.until));
  json.member("words", report.words).member("state", report.state).member("verdict", report.verdict);
  names.write(json, "decided_by", report.decided_by);
  json.member("made_on", to_iso(report.made_on));
}

void read_report_body(ObjectReader& body, Report& report) {
  const auto kind = parse_report_kind(body.text("kind", 32));
  if (!kind) body.refuse("inspection.unknown_word", "kind", {{"expected", "filling, activity, analysis, group"}});
  report.kind = kind.value_or(ReportKind::filling);
  report.group = GroupId{body.optional_integer("group_id", 1).value_or(0)};
  report.days = {body.date("from"), body.date("until")};
  report.words = body.optional_text("words", longest_report).value_or("");
}

}  // namespace

bool may_open(const Report& report, PersonId person, const Reach& reach) {
  return reach.everywhere() || report.author == person || (report.group && reach.covers(report.group));
}

Response ReportRoutes::list(const Request& request) {
  return read_page(request, view_reports, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto days = days_of_query(request, {plus_days(today, -shown_days), today});
    if (!days) return days.problem();
    const Reach reach = Reach::looking(transaction, request.actor->person, today);
    Naming names{transaction};
    auto page = ListPage::of(request, ListPage::Order::newest_first);
    if (!page) return page.problem();
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("reports").begin_array();
    for (const Report& report : reports_between(transaction, days->from, days->until)) {
      if (!may_open(report, request.actor->person, reach) || !page->takes(report.id.value)) continue;
      write_head(json, names, report);
      json.end_object();
    }
    if (const auto ended = page->end(json); !ended) return ended.problem();
    return body;
  });
}

Response ReportRoutes::one(const Request& request) {
  return read_page(request, view_reports, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto report = find_report(transaction, ReportId{id_of_path(request, "id")});
    const Reach reach = Reach::looking(transaction, request.actor->person, today);
    if (!report || !may_open(*report, request.actor->person, reach)) return Problem{"access.not_found"};
    Naming names{transaction};
    std::string page;
    JsonWriter json{page};
    write_head(json, names, *report);
    json.key("content").raw(report->content).end_object();
    return page;
  });
}

Response ReportRoutes::make(const Request& request) {
  Report report;
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_report_body(body, report); });
  if (!read) return refuse(read.problem());
  MakeReport command{host_.regulations(), std::move(report)};
  return run(request, command, true);
}

Response ReportRoutes::decide(const Request& request) {
  ReportVerdict verdict;
  verdict.report = ReportId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    verdict.accepted = body.boolean("accepted");
    verdict.words = body.optional_text("words", longest_word).value_or("");
    verdict.expected_version = body.integer("expected_version", 1);
  });
  if (!read) return refuse(read.problem());
  DecideReport command{std::move(verdict)};
  return run(request, command, false);
}

Response ReportRoutes::activity(const Request& request) {
  return read_page(request, see_activity, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto days = days_of_query(request, {plus_days(today, -6), today});
    if (!days) return days.problem();
    return write_activity(transaction, read_activity(transaction, *days));
  });
}

Response ReportRoutes::breach(const Request& request) {
  BreachWish wish;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    wish.group = GroupId{body.integer("group_id", 1)};
    wish.days = {body.date("from"), body.date("until")};
    wish.words = body.optional_text("words", longest_word).value_or("");
    if (!body.has("lessons")) return;
    for (const std::int64_t id : body.integers("lessons", most_breach_lessons)) wish.lessons.push_back(LessonId{id});
  });
  if (!read) return refuse(read.problem());
  SendBreach command{std::move(wish)};
  return run(request, command, true);
}

void ReportRoutes::contribute_reports() {
  add(Method::get, "/api/v1/inspection/reports", view_reports,
      paged({"Stored reports that the reader may open, newest first",
             interval_query,
             "",
             reports_schema,
             {200, 403, 422}}),
      [this](const Request& request) { return list(request); });
  add(Method::get, "/api/v1/inspection/reports/{id}", view_reports,
      {"A stored report with the page as it stood", {}, "", report_schema, {200, 403}},
      [this](const Request& request) { return one(request); });
  // Who may make it depends on its kind ("make", of the own class "make_own"), which the body says: the command asks.
  add(Method::post, "/api/v1/inspection/reports", view_reports,
      {"Make a report of the days", {}, make_schema, recorded_schema, {201, 400, 403, 404, 409, 413, 422, 503}},
      [this](const Request& request) { return make(request); });
  add(Method::post, "/api/v1/inspection/reports/{id}/decision", {"control_reports", "decide"},
      {"Accept or return a class teacher's report",
       {},
       decision_schema,
       recorded_schema,
       {200, 400, 403, 409, 413, 422, 503}},
      [this](const Request& request) { return decide(request); });
}

void ReportRoutes::contribute() {
  contribute_reports();
  add(Method::get, "/api/v1/inspection/activity", see_activity,
      {"Sign-ins and entries by category of users and by member of staff",
       interval_query,
       "",
       activity_schema,
       {200, 403, 422}},
      [this](const Request& request) { return activity(request); });
  add(Method::post, "/api/v1/inspection/breaches", {"breach", "send"},
      {"Tell the deputy heads of late and missing entries of the own class",
       {},
       breach_schema,
       recorded_schema,
       {201, 400, 403, 404, 409, 413, 422, 503}},
      [this](const Request& request) { return breach(request); });
}

}  // namespace vestnik::inspection
