#include "plugins/replies/family_routes.h"

#include "answers/answers.h"
#include "answers/list_page.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"
#include "plugins/replies/tell_absence.h"

namespace vestnik::replies {
namespace {

constexpr Permission view_told{"absence_word", "view"};
constexpr const char* told_pattern = "/api/v1/students/{id}/absence-words";
constexpr std::size_t longest_words = 500;
constexpr std::size_t told_body = 4 * longest_words + 1024;

constexpr const char* tell_schema = R"json({"type":"object","required":["kind","from","to"],
"additionalProperties":false,"properties":{"kind":{"type":"string","enum":["illness","other"]},
"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date","description":"included"},
"words":{"type":["string","null"],"maxLength":500,"description":"needed unless it is an illness"}}})json";
constexpr const char* recorded_word_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object","properties":{"proposal":{"type":"integer"}}},
"findings":{"type":"array","items":{"type":"object"}}}})json";
constexpr const char* told_schema = R"json({"type":"object","required":["words"],
"properties":{"words":{"type":"array","items":{"type":"object","required":["id","kind","from","to","state"],
"properties":{"id":{"type":"integer"},"kind":{"type":"string","enum":["illness","other"]},
"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},"words":{"type":"string"},
"told_at":{"type":"string","format":"date-time"},
"state":{"type":"string","enum":["open","accepted","declined"]},
"decided_at":{"type":["string","null"],"format":"date-time"}}}}}})json";

void write_told(JsonWriter& json, const ToldAbsence& one) {
  json.begin_object()
      .member("id", one.proposal.id.value)
      .member("kind", one.proposal.kind)
      .member("from", to_iso(one.proposal.from))
      .member("to", to_iso(one.proposal.to))
      .member("words", one.words)
      .member("told_at", to_iso(one.told_at))
      .member("state", one.proposal.state)
      .key("decided_at");
  if (one.proposal.decided_at) {
    json.value(to_iso(*one.proposal.decided_at));
  } else {
    json.null();
  }
  json.end_object();
}

}  // namespace

Response FamilyRoutes::tell(const Request& request) {
  AbsenceWord told;
  told.student = PersonId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    told.kind = body.text("kind", 16);
    if (told.kind != "illness" && told.kind != "other") {
      body.refuse("api.unknown_word", "kind", {{"value", told.kind}});
    }
    told.from = body.date("from");
    told.to = body.date("to");
    told.words = body.optional_text("words", longest_words).value_or("");
  });
  if (!read) return problem_answer(read.problem(), host_.messages());
  TellAbsence command{std::move(told), "diary." + host_.random().hex(16)};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), true);
}

Response FamilyRoutes::told(const Request& request) {
  const auto asked = ListPage::of(request, ListPage::Order::newest_first);
  if (!asked) return problem_answer(asked.problem(), host_.messages());
  ListPage page = *asked;
  const PersonId student{id_of_path(request, "id")};
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& transaction) {
    const auto role = host_.access().allow(transaction, *request.actor, view_told, Object::student(student));
    if (!role) {
      body = role.problem();
      return;
    }
    std::string text;
    JsonWriter json{text};
    json.begin_object().key("words").begin_array();
    for (const ToldAbsence& one :
         absences_told_by(transaction, request.actor->person, student, page.rows(), page.bound())) {
      if (page.takes(one.proposal.id.value)) write_told(json, one);
    }
    const auto ended = page.end(json);
    body = ended ? Result<std::string>{std::move(text)} : Result<std::string>{ended.problem()};
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

void FamilyRoutes::contribute() {
  Route tell_route =
      plain_route(Method::post, told_pattern, {"absence_word", "write"}, told_body,
                  {"Say that the own child will not come; the class teacher is told and decides whether it is entered",
                   {},
                   tell_schema,
                   recorded_word_schema,
                   {201, 400, 404, 409, 413, 422, 503}});
  tell_route.handle = [this](const Request& request) { return tell(request); };
  host_.add_route(std::move(tell_route));

  Route told_route =
      plain_route(Method::get, told_pattern, view_told, 0,
                  paged({"What the reader told of the own child's absences and what became of it, newest first",
                         {},
                         "",
                         told_schema,
                         {200, 404}}));
  told_route.handle = [this](const Request& request) { return told(request); };
  host_.add_route(std::move(told_route));
}

}  // namespace vestnik::replies
