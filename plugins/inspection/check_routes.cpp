#include "plugins/inspection/check_routes.h"

#include "answers/answers.h"
#include "answers/list_page.h"
#include "answers/request_reading.h"
#include "base/digest.h"
#include "json/json_writer.h"
#include "plugins/bulletin/post_announcement.h"
#include "plugins/inspection/checks_page.h"
#include "plugins/inspection/event_payload.h"
#include "plugins/inspection/raise_remark.h"
#include "plugins/inspection/record_check.h"
#include "plugins/inspection/remark_body.h"
#include "plugins/inspection/route_docs.h"

namespace vestnik::inspection {
namespace {

constexpr Permission view{"checks", "view"};
constexpr int shown_days = 92;  ///< a quarter back

struct CheckBody {
  Check check;
  std::vector<Remark> findings;
  bool on_board = false;
};

void read_check_body(ObjectReader& body, CheckBody& read) {
  const std::string kind = body.optional_text("kind", 32).value_or("journal");
  const auto known = parse_check_kind(kind);
  if (!known) body.refuse("inspection.unknown_word", "kind", {{"expected", "journal, results, attendance, deep"}});
  read.check.kind = known.value_or(CheckKind::journal);
  read.check.starts = body.date("from");
  read.check.ends = body.date("until");
  read.check.result = body.text("result", longest_result);
  if (body.has("groups")) {
    for (const std::int64_t group : body.integers("groups", most_groups)) read.check.groups.push_back(GroupId{group});
  }
  if (body.has("remarks")) {
    body.objects("remarks", most_findings,
                 [&](ObjectReader& finding) { read.findings.push_back(read_remark_body(finding)); });
  }
  read.on_board = body.optional_boolean("on_board").value_or(false);
}

CommandKey key_of_part(const Request& request, const std::string& part) {
  CommandKey key = command_key(request);
  key.key = digest(key.key + ":" + part);
  return key;
}

/// The problem of a command that was not recorded.
std::optional<Problem> objection(const Result<Recorded>& outcome) {
  if (!outcome) return outcome.problem();
  if (outcome->event || outcome->repeated) return std::nullopt;
  for (const Decision& decision : outcome->decisions) {
    if (!decision.permits()) return decision.findings.front().problem;
  }
  return std::nullopt;
}

}  // namespace

Response CheckRoutes::list(const Request& request) {
  return read_page(request, view, [&](Transaction& transaction, CivilDate today) -> Result<std::string> {
    const auto days = days_of_query(request, {plus_days(today, -shown_days), today});
    if (!days) return days.problem();
    const auto page = ListPage::of(request, ListPage::Order::newest_first);
    if (!page) return page.problem();
    return write_checks(transaction, request.actor->person, *days, today, *page);
  });
}

Result<std::vector<std::int64_t>> CheckRoutes::raise_findings(const Request& request, CheckId check,
                                                              const std::vector<Remark>& findings) {
  std::vector<std::int64_t> raised;
  for (std::size_t at = 0; at < findings.size(); ++at) {
    Remark finding = findings[at];
    finding.check = check;
    RaiseRemark command{std::move(finding)};
    const auto outcome =
        host_.recorder().run(*request.actor, command, key_of_part(request, std::to_string(at)), request.received_at);
    if (const auto problem = objection(outcome)) return *problem;
    raised.push_back(number_in(outcome->answer, "remark"));
  }
  return raised;
}

Result<std::int64_t> CheckRoutes::post_on_board(const Request& request, const Check& check) {
  bulletin::Announcement notice;
  const Problem title{"inspection.board_title",
                      {{"from", to_russian(check.starts)}, {"until", to_russian(check.ends)}}};
  notice.title = host_.messages().explain(title).title;
  notice.body = check.result;
  notice.everyone = true;
  notice.audiences = {.staff = true, .students = false, .parents = false};
  bulletin::PostAnnouncement command{std::move(notice), {}};
  const auto outcome =
      host_.recorder().run(*request.actor, command, key_of_part(request, "board"), request.received_at);
  if (const auto problem = objection(outcome)) return *problem;
  return number_in(outcome->answer, "announcement");
}

Response CheckRoutes::record(const Request& request) {
  CheckBody body;
  const auto read = read_request_body(request, [&](ObjectReader& reader) { read_check_body(reader, body); });
  if (!read) return refuse(read.problem());
  RecordCheck command{body.check, body.findings};
  auto outcome = host_.recorder().run(*request.actor, command, command_key(request), request.received_at);
  if (objection(outcome)) return command_answer(outcome, host_.messages());
  const CheckId check{number_in(outcome->answer, "check")};
  const auto raised = raise_findings(request, check, body.findings);
  if (!raised) return refuse(raised.problem());
  outcome->answer.clear();
  JsonWriter json{outcome->answer};
  json.begin_object().member("check", check.value).key("remarks").begin_array();
  for (const std::int64_t remark : *raised) json.value(remark);
  json.end_array();
  if (body.on_board) {
    // The check stands, whatever the board says to it.
    const auto posted = post_on_board(request, body.check);
    if (posted) json.member("announcement", *posted);
    if (!posted) json.member("board_refused", host_.messages().explain(posted.problem()).title);
  }
  json.end_object();
  return command_answer(outcome, host_.messages(), true);
}

void CheckRoutes::contribute() {
  add(Method::get, "/api/v1/inspection/checks", view,
      paged({"Recorded checks within the reader's reach, newest first",
             interval_query,
             "",
             checks_schema,
             {200, 403, 422}}),
      [this](const Request& request) { return list(request); });
  add(Method::post, "/api/v1/inspection/checks", {"checks", "record"},
      {"Record a check with its remarks; its result may go on the board",
       {},
       check_schema,
       recorded_schema,
       {201, 400, 403, 404, 409, 413, 422, 503}},
      [this](const Request& request) { return record(request); });
}

}  // namespace vestnik::inspection
