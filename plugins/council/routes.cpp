#include "plugins/council/routes.h"

#include "answers/answers.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/council/enter_decisions.h"

namespace vestnik::council {
namespace {

constexpr Permission view{"council", "view"};
constexpr Permission write{"council", "write"};
constexpr std::int64_t first_year = 2000;
constexpr std::int64_t last_year = 2100;

constexpr const char* list_schema = R"json({"type":"object","required":["school_year","students"],"properties":{
"school_year":{"type":"integer"},"students":{"type":"array","items":{"type":"object","required":["student","version"],
"properties":{"student":{"type":"integer"},"version":{"type":"integer"},"decision":{"type":"string"},
"minutes_number":{"type":"string"},"minutes_date":{"type":"string","format":"date"}}}}}})json";
constexpr const char* enter_schema = R"json({"type":"object","required":["school_year","minutes_number","minutes_date",
"rows"],"additionalProperties":false,"properties":{"school_year":{"type":"integer","description":"it begins in"},
"minutes_number":{"type":"string","maxLength":20},"minutes_date":{"type":"string","format":"date"},
"rows":{"type":"array","maxItems":200,"items":{"type":"object","required":["student","decision","expected_version"],
"additionalProperties":false,"properties":{"student":{"type":"integer"},"decision":{"type":"string",
"enum":["moved_up","conditionally","repeats","left","graduated"]},"expected_version":{"type":"integer"}}}}}})json";
constexpr const char* entered_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

std::string write_list(Transaction& transaction, GroupId group, int school_year) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("school_year", school_year).key("students").begin_array();
  for (const Decided& decided : decisions_of(transaction, group, school_year)) {
    json.begin_object().member("student", decided.student.value).member("version", decided.version);
    if (decided.version > 0) {
      json.member("decision", decided.decision)
          .member("minutes_number", decided.minutes.number)
          .member("minutes_date", to_iso(decided.minutes.date));
    }
    json.end_object();
  }
  json.end_array().end_object();
  return body;
}

DecisionRow read_row(ObjectReader& row) {
  DecisionRow asked;
  asked.student = PersonId{row.integer("student", 1)};
  asked.decision = row.text("decision", 20);
  if (!is_decision(asked.decision)) row.refuse("council.unknown_decision", "decision");
  asked.expected_version = row.integer("expected_version", 0);
  return asked;
}

}  // namespace

Response CouncilRoutes::list(const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  const auto school_year = number_of_query(request, "school_year", 0, first_year, last_year);
  if (!school_year) return problem_answer(school_year.problem(), host_.messages());
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, view, Object::group(group));
    body = role ? Result<std::string>{write_list(transaction, group, static_cast<int>(*school_year))} : role.problem();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response CouncilRoutes::enter(const Request& request) {
  DecisionsRequest asked;
  asked.group = GroupId{id_of_path(request, "id")};
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    asked.school_year = static_cast<int>(body.integer("school_year", first_year, last_year));
    asked.minutes.number = body.text("minutes_number", 20);
    asked.minutes.date = body.date("minutes_date");
    body.objects("rows", 200, [&](ObjectReader& row) { asked.rows.push_back(read_row(row)); });
  });
  if (!read) return problem_answer(read.problem(), host_.messages());
  EnterDecisions command{std::move(asked)};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

void CouncilRoutes::contribute() {
  Route list_route;
  list_route.method = Method::get;
  list_route.pattern = "/api/v1/groups/{id}/council-decisions";
  list_route.permission = view;
  list_route.work = Work::read;
  list_route.doc = {"What the pedagogical council decided on the students of a group at the end of a school year",
                    {{"school_year", R"({"type":"integer"})"}},
                    "",
                    list_schema,
                    {200, 400, 403, 422}};
  list_route.handle = [this](const Request& request) { return list(request); };
  host_.add_route(std::move(list_route));

  Route enter_route;
  enter_route.method = Method::put;
  enter_route.pattern = "/api/v1/groups/{id}/council-decisions";
  enter_route.permission = write;
  enter_route.work = Work::write;
  enter_route.body_limit = 32U << 10U;
  enter_route.doc = {"Enter decisions of the pedagogical council with number and date of its minutes",
                     {},
                     enter_schema,
                     entered_schema,
                     {200, 400, 403, 409, 413, 422, 503}};
  enter_route.handle = [this](const Request& request) { return enter(request); };
  host_.add_route(std::move(enter_route));
}

}  // namespace vestnik::council
