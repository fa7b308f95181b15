#include <algorithm>
#include <array>

#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/attach_guardian.h"
#include "journal/staff_papers.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::size_t paper_body = 4096;
constexpr std::size_t paper_length = 200;
constexpr std::size_t powers_length = 1000;
constexpr std::array<std::string_view, 4> relations{"mother", "father", "guardian", "other"};

void write_staff_paper(JsonWriter& json, std::string_view name, const StaffPaper& paper) {
  json.key(name).begin_object().member("document", paper.document).member("dated", to_iso(paper.dated)).end_object();
}

/// Who works with personal data, by which order, and who has not signed (labinsk-3.14).
Response get_staff_papers(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"staff_agreement", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       auto page = ListPage::of(request, ListPage::Order::as_listed);
                       if (!page) return page.problem();
                       std::string body;
                       JsonWriter json{body};
                       std::int64_t unsigned_yet = 0;
                       json.begin_object().key("staff").begin_array();
                       for (const StaffOfPapers& one : staff_papers(transaction, ports.zones.today(transaction))) {
                         unsigned_yet += one.agreement ? 0 : 1;
                         if (!page->takes(one.person.value)) continue;
                         json.begin_object().member("id", one.person.value).member("name", one.name);
                         if (one.agreement) write_staff_paper(json, "agreement", *one.agreement);
                         if (one.powers) {
                           json.member("powers", one.powers->powers);
                           write_staff_paper(json, "order", one.powers->order);
                         }
                         json.end_object();
                       }
                       if (const auto ended = page->end_rows(json); !ended) return ended.problem();
                       json.member("without_agreement", unsigned_yet).end_object();
                       return body;
                     });
}

Response put_agreement(const ApiPorts& ports, const Request& request) {
  bool is_signed = false;
  StaffPaper paper;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    is_signed = body.boolean("signed");
    paper.document = body.text("document", paper_length);
    paper.dated = body.date("dated");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  RecordAgreement command{PersonId{id_of_path(request, "id")}, is_signed, std::move(paper), request.body};
  return run_command(ports, request, command);
}

Response put_powers(const ApiPorts& ports, const Request& request) {
  StaffPowers powers;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    powers.powers = body.text("powers", powers_length);
    powers.order.document = body.text("order", paper_length);
    powers.order.dated = body.date("dated");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SetDataPowers command{PersonId{id_of_path(request, "id")}, std::move(powers), request.body};
  return run_command(ports, request, command);
}

void read_new_guardian(ObjectReader& body, NewGuardian& guardian) {
  if (const auto known = body.optional_integer("guardian", 1)) guardian.known = PersonId{*known};
  body.optional_object("person", [&](ObjectReader& person) {
    guardian.person.last_name = person.text("last_name", paper_length);
    guardian.person.first_name = person.text("first_name", paper_length);
    guardian.person.patronymic = person.optional_text("patronymic", paper_length).value_or("");
  });
  if (guardian.known.has_value() != guardian.person.last_name.empty()) body.refuse("json.missing_member", "guardian");
  guardian.papers.relation = body.text("relation", paper_length);
  if (std::find(relations.begin(), relations.end(), guardian.papers.relation) == relations.end()) {
    body.refuse("api.unknown_word", "relation", {{"value", guardian.papers.relation}});
  }
  guardian.papers.document = body.text("document", paper_length);
  guardian.papers.is_told = body.boolean("is_told");
  guardian.papers.sees = body.boolean("sees");
  guardian.papers.writes = body.boolean("writes");
}

Response post_guardian(const ApiPorts& ports, const Request& request) {
  NewGuardian guardian;
  guardian.papers.student = PersonId{id_of_path(request, "id")};
  const auto read = read_request_body(request, [&](ObjectReader& body) { read_new_guardian(body, guardian); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  AttachGuardian command{std::move(guardian), request.body};
  return run_command(ports, request, command, true);
}

Response put_guardian(const ApiPorts& ports, const Request& request) {
  GuardianRightsWish wish;
  wish.student = PersonId{id_of_path(request, "id")};
  wish.guardian = PersonId{id_of_path(request, "gid")};
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    wish.is_told = body.boolean("is_told");
    wish.sees = body.boolean("sees");
    wish.writes = body.boolean("writes");
    wish.ends = body.optional_boolean("ends").value_or(false);
    wish.document = body.text("document", paper_length);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  ChangeGuardian command{std::move(wish), request.body};
  return run_command(ports, request, command);
}

using PrivacyHandler = Response (*)(const ApiPorts&, const Request&);

Route privacy_route(const ApiPorts& ports, Method method, const char* pattern, Permission permission,
                    PrivacyHandler handle, RouteDoc doc) {
  return port_route(ports, method, pattern, permission, paper_body, handle, std::move(doc));
}

constexpr const char* staff_schema =
    R"({"type":"object","required":["staff","without_agreement"],"properties":{"staff":{"type":"array","items":{"type":"object","required":["id","name"],"properties":{"id":{"type":"integer"},"name":{"type":"string"},"agreement":{"type":"object"},"powers":{"type":"string"},"order":{"type":"object"}}}},"without_agreement":{"type":"integer"}}})";
constexpr const char* agreement_schema =
    R"({"type":"object","required":["signed","document","dated"],"additionalProperties":false,"properties":{"signed":{"type":"boolean"},"document":{"type":"string","maxLength":200},"dated":{"type":"string","format":"date"}}})";
constexpr const char* powers_schema =
    R"({"type":"object","required":["powers","order","dated"],"additionalProperties":false,"properties":{"powers":{"type":"string","maxLength":1000},"order":{"type":"string","maxLength":200},"dated":{"type":"string","format":"date"}}})";
constexpr const char* guardian_schema =
    R"({"type":"object","required":["relation","document","is_told","sees","writes"],"additionalProperties":false,"properties":{"guardian":{"type":["integer","null"]},"person":{"type":["object","null"],"required":["last_name","first_name"],"additionalProperties":false,"properties":{"last_name":{"type":"string","maxLength":200},"first_name":{"type":"string","maxLength":200},"patronymic":{"type":["string","null"],"maxLength":200}}},"relation":{"enum":["mother","father","guardian","other"]},"document":{"type":"string","maxLength":200},"is_told":{"type":"boolean"},"sees":{"type":"boolean"},"writes":{"type":"boolean"}}})";
constexpr const char* rights_schema =
    R"({"type":"object","required":["is_told","sees","writes","document"],"additionalProperties":false,"properties":{"is_told":{"type":"boolean"},"sees":{"type":"boolean"},"writes":{"type":"boolean"},"ends":{"type":["boolean","null"]},"document":{"type":"string","maxLength":200}}})";

}  // namespace

std::vector<Route> privacy_routes(ApiPorts ports) {
  const std::string recorded{command_schema};
  std::vector<Route> routes;
  routes.push_back(
      privacy_route(ports, Method::get, "/api/v1/personal-data/staff", {"staff_agreement", "view"}, get_staff_papers,
                    paged({"Who works with personal data, by which order, and who has signed that he discloses nothing",
                           {},
                           "",
                           staff_schema,
                           {200, 403, 409}})));
  routes.push_back(privacy_route(ports, Method::put, "/api/v1/staff/{id}/agreement", {"staff_agreement", "record"},
                                 put_agreement,
                                 {"Record a non-disclosure agreement of one of the staff, or its end",
                                  {},
                                  agreement_schema,
                                  recorded,
                                  {200, 400, 409, 422}}));
  routes.push_back(privacy_route(ports, Method::put, "/api/v1/staff/{id}/data-powers", {"data_powers", "set"},
                                 put_powers,
                                 {"Set what one of the staff may do with personal data by order; no words end it",
                                  {},
                                  powers_schema,
                                  recorded,
                                  {200, 400, 409, 422}}));
  routes.push_back(
      privacy_route(ports, Method::post, "/api/v1/students/{id}/guardians", {"guardians", "attach"}, post_guardian,
                    {"Attach somebody who stands for a student", {}, guardian_schema, recorded, {201, 400, 409, 422}}));
  routes.push_back(privacy_route(
      ports, Method::put, "/api/v1/students/{id}/guardians/{gid}", {"guardians", "attach"}, put_guardian,
      {"Narrow, widen or end what a guardian may, from today on", {}, rights_schema, recorded, {200, 400, 409, 422}}));
  return routes;
}

}  // namespace vestnik
