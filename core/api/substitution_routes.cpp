#include <limits>

#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/substitute_teacher.h"
#include "json/json_writer.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

constexpr Permission view_register{"substitution", "view"};
constexpr std::size_t most_reason = 300;
constexpr std::size_t most_order = 60;
constexpr std::string_view teacher_schema =
    R"({"type":"object","required":["teacher","expected_version"],"additionalProperties":false,"properties":{"teacher":{"type":"integer"},"expected_version":{"type":"integer"},"reason":{"type":["string","null"]},"order":{"type":["string","null"],"description":"number of the order"}}})";
constexpr std::string_view interval_schema =
    R"({"type":"object","required":["absent","substitute","from","to"],"additionalProperties":false,"properties":{"absent":{"type":"integer","description":"the planned teacher"},"substitute":{"type":"integer"},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"reason":{"type":["string","null"]},"order":{"type":["string","null"]}}})";
constexpr std::string_view register_schema =
    R"({"type":"object","required":["substitutions"],"properties":{"substitutions":{"type":"array","items":{"type":"object","required":["id","lesson","date","number","group","subject","reason","order","entered_at","substitute","replaced"],"properties":{"id":{"type":"integer"},"lesson":{"type":"integer"},"date":{"type":"string","format":"date"},"number":{"type":"integer"},"group":{"type":"string"},"subject":{"type":"string"},"reason":{"type":"string"},"order":{"type":"string"},"entered_at":{"type":"string","format":"date-time"},"substitute":{"type":"object","required":["id","name"],"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"replaced":{"type":"object","required":["id","name"],"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"entered_by":{"type":"object","required":["id","name"],"properties":{"id":{"type":"integer"},"name":{"type":"string"}}},"confirmed_at":{"type":"string","format":"date-time"},"ended_at":{"type":"string","format":"date-time"}}}}}})";

SubstitutionGround read_ground(ObjectReader& body) {
  return {body.optional_text("reason", most_reason).value_or(""), body.optional_text("order", most_order).value_or("")};
}

Response put_teacher(const ApiPorts& ports, const Request& request) {
  SubstitutionRequest asked;
  asked.lesson = LessonId{id_of_path(request, "id")};
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    asked.teacher = PersonId{body.integer("teacher", 1)};
    asked.expected_version = body.integer("expected_version", 0);
    asked.ground = read_ground(body);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SubstituteTeacher command{std::move(asked)};
  return run_command(ports, request, command);
}

Response post_interval(const ApiPorts& ports, const Request& request) {
  IntervalRequest asked;
  asked.as_asked = request.body;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    asked.absent = PersonId{body.integer("absent", 1)};
    asked.substitute = PersonId{body.integer("substitute", 1)};
    asked.from = body.date("from");
    asked.to = body.date("to");
    asked.ground = read_ground(body);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SubstituteInterval command{std::move(asked)};
  return run_command(ports, request, command, true);
}

Response post_confirmation(const ApiPorts& ports, const Request& request) {
  ConfirmSubstitution command{SubstitutionId{id_of_path(request, "id")}};
  return run_command(ports, request, command);
}

void write_person(Transaction& transaction, JsonWriter& json, std::string_view member, PersonId id) {
  const auto person = find_person(transaction, id);
  json.key(member).begin_object().member("id", id.value).member("name", person ? short_name(*person) : "").end_object();
}

void write_line(Transaction& transaction, JsonWriter& json, const RegisterLine& line) {
  const Substitution& entry = line.entry;
  json.begin_object()
      .member("id", entry.id.value)
      .member("lesson", entry.lesson.value)
      .member("date", to_iso(line.date))
      .member("number", line.number)
      .member("group", line.group)
      .member("subject", line.subject)
      .member("reason", entry.reason)
      .member("order", entry.order_number)
      .member("entered_at", to_iso(entry.entered_at));
  write_person(transaction, json, "substitute", entry.substitute);
  write_person(transaction, json, "replaced", entry.replaced);
  if (entry.entered_by) write_person(transaction, json, "entered_by", entry.entered_by);
  if (entry.ended_at) json.member("ended_at", to_iso(*entry.ended_at));
  if (entry.confirmed_at) json.member("confirmed_at", to_iso(*entry.confirmed_at));
  json.end_object();
}

/// "2026-09" of the query, or today's month.
Result<DateSpan> month_of(const Request& request, CivilDate today) {
  CivilDate first{today.year(), today.month(), std::chrono::day{1}};
  if (const auto month = request.argument("month")) {
    const auto named = parse_iso_date(std::string{*month} + "-01");
    if (!named) return Problem{"json.bad_date", {{"field", "month"}}};
    first = *named;
  }
  const std::chrono::year_month_day_last last{first.year() / first.month() / std::chrono::last};
  return DateSpan{first, CivilDate{last}};
}

Response get_register(const ApiPorts& ports, const Request& request) {
  return answer_read(
      ports, request, view_register, Object::institution(),
      [&](Transaction& transaction, Role role) -> Result<std::string> {
        const auto month = month_of(request, ports.zones.today(transaction));
        if (!month) return month.problem();
        const PersonId of = role == Role::teacher ? request.actor->person : PersonId{};
        auto page = ListPage::of(request, ListPage::Order::oldest_first);
        if (!page) return page.problem();
        const RegisterQuestion asked{month->from, month->to, of, SubstitutionId{page->bound()}, page->rows()};
        std::string body;
        JsonWriter json{body};
        json.begin_object().key("substitutions").begin_array();
        for (const RegisterLine& line : substitution_register(transaction, asked)) {
          if (page->takes(line.entry.id.value)) write_line(transaction, json, line);
        }
        if (const auto ended = page->end(json); !ended) return ended.problem();
        return body;
      });
}

Route written(Method method, std::string pattern, Permission permission, std::function<Response(const Request&)> handle,
              RouteDoc doc) {
  return {method, std::move(pattern), permission, true, Work::write, 4U << 10U, std::move(handle), std::move(doc)};
}

}  // namespace

std::vector<Route> substitution_routes(ApiPorts ports) {
  const std::string recorded{command_schema};
  std::vector<Route> routes;
  routes.push_back(
      written(Method::put, "/api/v1/lessons/{id}/teacher", {"lesson", "substitute"},
              [ports](const Request& request) { return put_teacher(ports, request); },
              {"Say who gives a lesson: a substitute, who gets a line in the register, or the planned teacher again",
               {},
               std::string{teacher_schema},
               recorded,
               {200, 400, 403, 404, 409, 422}}));
  routes.push_back(written(Method::post, "/api/v1/substitutions", {"lesson", "substitute"},
                           [ports](const Request& request) { return post_interval(ports, request); },
                           {"Give all planned lessons of a teacher within an interval to a substitute",
                            {},
                            std::string{interval_schema},
                            recorded,
                            {201, 400, 403, 409, 422}}));
  routes.push_back(written(Method::post, "/api/v1/substitutions/{id}/confirmation", {"substitution", "confirm"},
                           [ports](const Request& request) { return post_confirmation(ports, request); },
                           {"Sign a line of the register of substitutions, once its lesson is filled",
                            {},
                            R"({"type":"object","additionalProperties":false})",
                            recorded,
                            {200, 400, 403, 404, 409, 422}}));
  routes.push_back(
      {Method::get, "/api/v1/substitutions", view_register, true, Work::read, 0,
       [ports](const Request& request) { return get_register(ports, request); },
       paged({"The register of substitutions of a month, a teacher's own lines or all",
              {{"month", R"({"type":"string","pattern":"^[0-9]{4}-[0-9]{2}$","description":"today's where absent"})"}},
              "",
              std::string{register_schema},
              {200, 400, 403, 422}})});
  return routes;
}

}  // namespace vestnik
