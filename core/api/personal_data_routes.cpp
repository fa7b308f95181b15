#include "answers/person_names.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/corrections.h"
#include "journal/personal_data.h"
#include "json/json_writer.h"
#include "records/institution_terms.h"

namespace vestnik {
namespace {

constexpr std::size_t request_body = 8192;
constexpr std::size_t wish_length = 2000;
constexpr std::size_t act_length = 200;

/// What the routes work with besides the ports; shared by all of them.
struct DataDesk {
  ApiPorts ports;
  std::shared_ptr<const PersonalTables> tables;
  PageSource pages;

  /// A code as it stands where no sentence says it: the record is shown all the same.
  [[nodiscard]] std::string word_of(const std::string& family, const std::string& code) const {
    std::string word = ports.messages.explain(Problem{family + "_" + code, {}}).title;
    return word == ports.messages.explain(Problem{"internal", {}}).title ? code : word;
  }

  [[nodiscard]] std::string words(std::string_view code, std::int64_t count = 0) const {
    return ports.messages.explain(Problem{std::string{code}, {{"count", std::to_string(count)}}}).title;
  }
};

using Sections = std::vector<PersonalSection>;
using SectionKind = PersonalColumn::Kind;

/// What stands where the rows are not given out.
std::string instead_of_rows(const DataDesk& desk, const PersonalSection& section) {
  switch (section.kind) {
    case SectionKind::others: return desk.words("privacy.of_others");
    case SectionKind::deed: return desk.words("privacy.deeds", section.count);
    case SectionKind::closed: return desk.words("privacy.closed", section.count);
    default: return {};
  }
}

std::string extract_json(const DataDesk& desk, const std::string& name, const Sections& sections) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("title", desk.words("privacy.title")).member("name", name).key("sections").begin_array();
  for (const PersonalSection& section : sections) {
    json.begin_object().member("meaning", section.meaning).member("count", section.count);
    if (section.kind != SectionKind::own) json.member("note", instead_of_rows(desk, section));
    json.key("rows").begin_array();
    for (const PersonalRow& row : section.rows) {
      json.begin_object();
      for (const auto& [words, value] : row) json.member(words, value);
      json.end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  return body;
}

TemplateData extract_page(const DataDesk& desk, const std::string& name, const std::string& institution,
                          const std::string& today, const Sections& sections) {
  TemplateData data;
  data.text = {{"name", name}, {"institution", institution}, {"today", today}};
  for (const PersonalSection& section : sections) {
    TemplateData one;
    one.text = {{"meaning", section.meaning}, {"note", instead_of_rows(desk, section)}};
    for (const PersonalRow& row : section.rows) {
      TemplateData line;
      for (const auto& [words, value] : row) {
        TemplateData item;
        item.text = {{"words", words}, {"value", value}};
        line.lists["values"].push_back(std::move(item));
      }
      one.lists["lines"].push_back(std::move(line));
    }
    data.lists["sections"].push_back(std::move(one));
  }
  return data;
}

/// The deed is recorded first: what was handed out without a trace never was. Under a key of its own, for a repeated
/// call answers what is kept by then.
Response export_of(const DataDesk& desk, const Request& request, Object whose) {
  const ApiPorts& ports = desk.ports;
  ExportPersonalData command{whose};
  const CommandKey key{"personal_data.export." + ports.random.hex(16), std::to_string(whose.id)};
  const auto outcome = ports.recorder.run(*request.actor, command, key, request.received_at);
  if (!outcome || !outcome->event) return command_answer(outcome, ports.messages);
  Response answer;
  ports.database.read(request.actor->institution, [&](Transaction& read) {
    const PersonId person{whose.id};
    const KeptWords said{
        desk.words("privacy.yes"), desk.words("privacy.no"),
        [&](const std::string& family, const std::string& code) { return desk.word_of(family, code); }};
    const auto sections = kept_of(read, *desk.tables, person, said);
    const std::string name = name_of(read, person);
    if (request.argument("as") != "page") {
      answer = json_answer(extract_json(desk, name, sections));
      return;
    }
    const auto terms = institution_terms(read);
    answer = page_answer(desk.pages, "personal_data",
                         extract_page(desk, name, terms ? terms->short_name : std::string{},
                                      to_russian(ports.zones.date_of(read, request.received_at)), sections),
                         ports.messages);
  });
  return answer;
}

Response post_export_of_student(const DataDesk& desk, const Request& request) {
  return export_of(desk, request, Object::student(PersonId{id_of_path(request, "id")}));
}

Response post_export_of_person(const DataDesk& desk, const Request& request) {
  return export_of(desk, request, Object::person(PersonId{id_of_path(request, "id")}));
}

Response file_correction(const DataDesk& desk, const Request& request, Object whose) {
  std::string wish;
  const auto read = read_request_body(request, [&](ObjectReader& body) { wish = body.text("wish", wish_length); });
  if (!read) return problem_answer(read.problem(), desk.ports.messages);
  FileCorrection command{whose, std::move(wish), request.body};
  return run_command(desk.ports, request, command, true);
}

Response post_correction_of_student(const DataDesk& desk, const Request& request) {
  return file_correction(desk, request, Object::student(PersonId{id_of_path(request, "id")}));
}

Response post_correction_of_person(const DataDesk& desk, const Request& request) {
  return file_correction(desk, request, Object::person(PersonId{id_of_path(request, "id")}));
}

/// A parent who was barred since is told nothing more, not even what he wrote himself: it names the child.
bool still_may_ask(const ApiPorts& ports, Transaction& read, const Request& request, PersonId whose) {
  if (whose == request.actor->person) return true;
  return ports.access.allow(read, *request.actor, {"correction", "file"}, Object::student(whose)).ok();
}

/// Own requests; besides, those the reader may answer.
Response get_corrections(const DataDesk& desk, const Request& request) {
  const ApiPorts& ports = desk.ports;
  return answer_read(ports, request, {"correction", "view"}, Object::institution(),
                     [&](Transaction& read, Role) -> Result<std::string> {
                       const CivilDate today = ports.zones.date_of(read, request.received_at);
                       std::string body;
                       JsonWriter json{body};
                       const auto write = [&](const CorrectionRequest& one) {
                         json.begin_object()
                             .member("id", one.id)
                             .member("person", one.person.value)
                             .member("name", name_of(read, one.person))
                             .member("wish", one.wish)
                             .member("filed_at", to_iso(one.filed_at))
                             .member("due_on", to_iso(one.due_on))
                             .member("state", one.state)
                             .member("late", one.state == correction_state::open && one.due_on < today)
                             .member("answer", one.answer)
                             .end_object();
                       };
                       json.begin_object().key("own").begin_array();
                       for (const CorrectionRequest& one : corrections_of(read, request.actor->person)) {
                         // What somebody else of the family asked for about himself or the child is his own affair.
                         if (one.filed_by == request.actor->person && still_may_ask(ports, read, request, one.person))
                           write(one);
                       }
                       json.end_array().key("to_answer").begin_array();
                       for (const CorrectionRequest& one : open_corrections(read)) {
                         const Object whose = Object::person(one.person);
                         if (ports.access.allow(read, *request.actor, {"correction", "answer"}, whose)) write(one);
                       }
                       json.end_array().end_object();
                       return body;
                     });
}

Response post_correction_answer(const DataDesk& desk, const Request& request) {
  AnswerCorrection::Answer answer;
  answer.request = id_of_path(request, "number");
  answer.person = PersonId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    answer.done = body.boolean("done");
    answer.words = body.text("answer", wish_length);
  });
  if (!read) return problem_answer(read.problem(), desk.ports.messages);
  AnswerCorrection command{std::move(answer), request.body};
  return run_command(desk.ports, request, command);
}

Response post_erasure(const DataDesk& desk, const Request& request) {
  ErasureAct act;
  act.person = PersonId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    act.number = body.text("number", act_length);
    act.dated = body.date("dated");
    act.ground = body.text("ground", wish_length);
  });
  if (!read) return problem_answer(read.problem(), desk.ports.messages);
  ErasePerson command{std::move(act), request.body, desk.ports.random, desk.tables};
  return run_command(desk.ports, request, command, true);
}

constexpr const char* extract_schema =
    R"({"type":"object","required":["title","name","sections"],"properties":{"title":{"type":"string"},"name":{"type":"string"},"sections":{"type":"array","items":{"type":"object","required":["meaning","count","rows"],"properties":{"meaning":{"type":"string"},"count":{"type":"integer"},"note":{"type":"string"},"rows":{"type":"array","items":{"type":"object"}}}}}}})";
constexpr const char* wish_schema =
    R"({"type":"object","required":["wish"],"additionalProperties":false,"properties":{"wish":{"type":"string","maxLength":2000}}})";
constexpr const char* corrections_schema =
    R"({"type":"object","required":["own","to_answer"],"properties":{"own":{"type":"array","items":{"type":"object"}},"to_answer":{"type":"array","items":{"type":"object"}}}})";
constexpr const char* answer_schema =
    R"({"type":"object","required":["done","answer"],"additionalProperties":false,"properties":{"done":{"type":"boolean"},"answer":{"type":"string","maxLength":2000}}})";
constexpr const char* act_schema =
    R"({"type":"object","required":["number","dated","ground"],"additionalProperties":false,"properties":{"number":{"type":"string","maxLength":200},"dated":{"type":"string","format":"date"},"ground":{"type":"string","maxLength":2000}}})";

using DeskHandler = Response (*)(const DataDesk&, const Request&);

Route desk_route(const std::shared_ptr<const DataDesk>& desk, Method method, const char* pattern, Permission permission,
                 DeskHandler handle, RouteDoc doc) {
  Route route = plain_route(method, pattern, permission, request_body, std::move(doc));
  route.handle = [desk, handle](const Request& request) { return handle(*desk, request); };
  return route;
}

}  // namespace

std::vector<Route> personal_data_routes(ApiPorts ports, std::shared_ptr<const PersonalTables> tables,
                                        PageSource pages) {
  const auto desk = std::make_shared<const DataDesk>(DataDesk{ports, std::move(tables), std::move(pages)});
  const Permission may_export{"personal_data", "export"};
  const Permission may_file{"correction", "file"};
  const std::vector<std::pair<std::string, std::string>> as_page{{"as", R"({"type":"string","enum":["page"]})"}};
  const std::string recorded{command_schema};
  std::vector<Route> routes;
  routes.push_back(desk_route(desk, Method::post, "/api/v1/students/{id}/personal-data", may_export,
                              post_export_of_student,
                              {"Everything kept of a student, as JSON or as a page; the audit keeps that it was asked",
                               as_page,
                               "",
                               extract_schema,
                               {200}}));
  routes.push_back(desk_route(desk, Method::post, "/api/v1/people/{id}/personal-data", may_export,
                              post_export_of_person,
                              {"Everything kept of a person, as JSON or as a page; the audit keeps that it was asked",
                               as_page,
                               "",
                               extract_schema,
                               {200}}));
  routes.push_back(desk_route(
      desk, Method::post, "/api/v1/students/{id}/corrections", may_file, post_correction_of_student,
      {"Ask for a correction of what is kept of a student", {}, wish_schema, recorded, {201, 400, 409, 422}}));
  routes.push_back(desk_route(
      desk, Method::post, "/api/v1/people/{id}/corrections", may_file, post_correction_of_person,
      {"Ask for a correction of what is kept of a person", {}, wish_schema, recorded, {201, 400, 409, 422}}));
  routes.push_back(desk_route(desk, Method::get, "/api/v1/corrections", {"correction", "view"}, get_corrections,
                              {"Own requests for corrections, and those that wait for the reader's answer",
                               {},
                               "",
                               corrections_schema,
                               {200, 403}}));
  routes.push_back(
      desk_route(desk, Method::post, "/api/v1/people/{id}/corrections/{number}/answer", {"correction", "answer"},
                 post_correction_answer,
                 {"Say that a correction was made, or why not", {}, answer_schema, recorded, {200, 400, 409, 422}}));
  routes.push_back(
      desk_route(desk, Method::post, "/api/v1/people/{id}/erasures", {"personal_data", "erase"}, post_erasure,
                 {"Erase what is kept of a person, under an act", {}, act_schema, recorded, {201, 400, 409, 422}}));
  return routes;
}

}  // namespace vestnik
