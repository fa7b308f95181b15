#include "plugins/class_reports/routes.h"

#include "answers/answers.h"
#include "answers/institution_day.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/class_reports/send_reports.h"

namespace vestnik::class_reports {
namespace {

constexpr Permission view{"class_reports", "view"};

constexpr const char* sent_schema = R"json({"type":"object","required":["reports"],"properties":{"reports":
{"type":"array","items":{"type":"object","properties":{"student_id":{"type":"integer"},"student":{"type":"string"},
"recipient_id":{"type":"integer"},"recipient":{"type":"string"},"until":{"type":"string","format":"date-time"},
"state":{"type":"string","enum":["open","told","not_needed","no_way"]},"reason":{"type":"string"},
"channel":{"type":"string"},"told_at":{"type":["string","null"],"format":"date-time"}}}}}})json";

/// The last report about each student of the group to each person, by student.
std::string write_sent(Transaction& transaction, GroupId group, CivilDate today) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("reports").begin_array();
  transaction.query(
      "SELECT r.student_id, s.last_name, s.first_name, r.recipient_id, p.last_name, p.first_name, r.until_at, r.state,"
      " r.reason, r.channel, r.told_at FROM v1_group_member m JOIN v1_summary_told r"
      " ON r.institution_id = m.institution_id AND r.student_id = m.student_id"
      " JOIN v1_person_name s ON s.institution_id = r.institution_id AND s.person_id = r.student_id"
      " JOIN v1_person_name p ON p.institution_id = r.institution_id AND p.person_id = r.recipient_id"
      " WHERE m.institution_id = $1 AND m.group_id = $2 AND r.about = 'report'"
      " AND m.valid_from <= $3 AND (m.valid_to IS NULL OR m.valid_to >= $3)"
      " AND NOT EXISTS (SELECT 1 FROM v1_summary_told n WHERE n.institution_id = $1 AND n.student_id = r.student_id"
      "   AND n.recipient_id = r.recipient_id AND n.about = 'report' AND n.until_at > r.until_at)"
      " ORDER BY s.sort_key, r.student_id, p.sort_key, r.recipient_id",
      {transaction.institution(), group, today}, [&](const Row& row) {
        json.begin_object().member("student_id", row.integer(0));
        json.member("student", row.string(1) + " " + row.string(2)).member("recipient_id", row.integer(3));
        json.member("recipient", row.string(4) + " " + row.string(5)).member("until", to_iso(row.instant(6)));
        json.member("state", row.text(7)).member("reason", row.text(8)).member("channel", row.text(9));
        json.key("told_at");
        if (const auto told = row.optional_instant(10)) {
          json.value(to_iso(*told));
        } else {
          json.null();
        }
        json.end_object();
      });
  json.end_array().end_object();
  return body;
}

}  // namespace

Response ReportRoutes::send(const Request& request) {
  SendReports command{GroupId{id_of_path(request, "id")}, host_.regulations()};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), true);
}

Response ReportRoutes::sent(const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    if (const auto allowed = host_.access().allow(transaction, *request.actor, view, Object::group(group)); !allowed) {
      body = allowed.problem();
      return;
    }
    const Result<CivilDate> today = day_there(transaction, host_.clock().now());
    body = today ? Result<std::string>{write_sent(transaction, group, *today)} : Result<std::string>{today.problem()};
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

void ReportRoutes::contribute() {
  Route send_route;
  send_route.method = Method::post;
  send_route.pattern = "/api/v1/groups/{id}/reports";
  send_route.permission = Permission{"class_reports", "send"};
  send_route.work = Work::write;
  send_route.doc = {"Send each parent of the class the report on the child",
                    {},
                    "",
                    R"({"type":"object"})",
                    {201, 403, 409, 422, 503}};
  send_route.handle = [this](const Request& request) { return send(request); };
  host_.add_route(std::move(send_route));

  Route sent_route;
  sent_route.pattern = "/api/v1/groups/{id}/reports";
  sent_route.permission = view;
  sent_route.doc = {"Whom the last report on each student of the class reached", {}, "", sent_schema, {200, 403}};
  sent_route.handle = [this](const Request& request) { return sent(request); };
  host_.add_route(std::move(sent_route));
}

}  // namespace vestnik::class_reports
