#include "access/program_name.h"
#include "access/scopes.h"
#include "api/api.h"
#include "api/calls.h"
#include "base/digest.h"
#include "json/json_writer.h"
#include "records/session_store.h"

namespace vestnik {
namespace {

constexpr std::size_t session_body = 4096;

/// The cookie is deleted by one that has ended; attributes as at its setting, or browsers keep the old one.
std::string cookie_of(std::string_view token, std::int64_t lasts) {
  return std::string{session_cookie} + "=" + std::string{token} +
         "; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=" + std::to_string(lasts);
}

/// For a page the token goes into a cookie that no script can read, and the page gets what its writes have to carry.
Response opened(const ApiPorts& ports, const OpenSession& session, bool for_page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object();
  if (for_page) {
    json.member("csrf_token", ports.sessions.write_token(session.token));
  } else {
    json.member("token", session.token);
  }
  json.member("expires_at", to_iso(session.expires_at));
  if (session.must_enrol) json.member("second_factor", "enrol");
  json.end_object();
  Response response = json_answer(std::move(body), 201);
  if (for_page) {
    response.headers.emplace_back("Set-Cookie", cookie_of(session.token, ports.sessions.terms().lasts.count()));
  }
  return response;
}

Response sign_in(const ApiPorts& ports, const Request& request) {
  SignIn attempt;
  bool for_page = false;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    attempt.institution = body.text("institution", 64);
    attempt.login = body.text("login", 128);
    attempt.password = body.text("password", 512);
    attempt.activation_code = body.optional_text("activation_code", 64).value_or("");
    attempt.second_factor = body.optional_text("second_factor", 64).value_or("");
    if (body.has("cookie")) for_page = body.boolean("cookie");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  attempt.origin = {request.peer, program_of(request.user_agent)};
  const auto session = ports.sessions.sign_in(attempt);
  if (!session) return problem_answer(session.problem(), ports.messages);
  // The session that the same browser or program had is nobody's any more (OWASP ASVS 5.0, 7.2.4).
  if (!request.token.empty()) ports.sessions.sign_out(request.token);
  return opened(ports, *session, for_page);
}

/// A page that was loaded anew has its cookie and nothing else.
Response own_session(const ApiPorts& ports, const Request& request) {
  return answer_read(ports, request, {"me", "view"}, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().member("csrf_token", ports.sessions.write_token(request.token));
                       json.member("idle_seconds", ports.sessions.terms().idle.count());
                       if (is_limited(transaction, digest(request.token))) json.member("second_factor", "enrol");
                       json.end_object();
                       return body;
                     });
}

Response sign_out(const ApiPorts& ports, const Request& request) {
  ports.sessions.sign_out(request.token);
  Response response;
  response.status = 204;
  response.headers.emplace_back("Set-Cookie", cookie_of("", 0));
  // What the pages showed must not be there for whoever sits down next (syzran-r.par.1; OWASP ASVS 5.0, 14.3.1).
  response.headers.emplace_back("Clear-Site-Data", R"("cache", "cookies", "storage")");
  return response;
}

void write_roles(Transaction& transaction, JsonWriter& json, PersonId person, CivilDate today) {
  json.key("roles").begin_array();
  for (std::size_t at = 0; at < role_names.size(); ++at) {
    if (holds_role(transaction, person, static_cast<Role>(at), today)) json.value(role_names[at]);
  }
  json.end_array();
}

void write_people(Transaction& transaction, JsonWriter& json, std::string_view name, std::string_view sql,
                  PersonId person, CivilDate today) {
  json.key(name).begin_array();
  transaction.query(sql, {transaction.institution(), person, today}, [&](const Row& row) {
    json.begin_object().member("id", row.integer(0)).member("name", row.text(1)).end_object();
  });
  json.end_array();
}

/// Only whose diary may be read: a child whose family has not consented yet is not shown either (labinsk-3.11).
void write_children(const ApiPorts& ports, const Actor& reader, Transaction& transaction, JsonWriter& json,
                    CivilDate today) {
  std::vector<std::pair<PersonId, std::string>> children;
  transaction.query(
      "SELECT p.id, p.first_name FROM v1_guardian_child g JOIN person p ON p.institution_id = g.institution_id "
      "AND p.id = g.student_id WHERE g.institution_id = $1 AND g.guardian_id = $2 AND g.sees = 1 "
      "AND g.valid_from <= $3 AND (g.valid_to IS NULL OR g.valid_to >= $3) ORDER BY p.sort_key, p.id",
      {transaction.institution(), reader.person, today},
      [&](const Row& row) { children.emplace_back(row.id<PersonId>(0), row.string(1)); });
  json.key("children").begin_array();
  for (const auto& [child, name] : children) {
    if (!ports.access.allow(transaction, reader, {"diary", "view"}, Object::student(child))) continue;
    json.begin_object().member("id", child.value).member("name", name).end_object();
  }
  json.end_array();
}

/// What the person teaches today, and to whom: where a client begins.
void write_load(Transaction& transaction, JsonWriter& json, PersonId teacher, CivilDate today) {
  json.key("load").begin_array();
  transaction.query(
      "SELECT t.group_id, g.name, t.subject_id, s.name FROM teaching t JOIN study_group g "
      "ON g.institution_id = t.institution_id AND g.id = t.group_id JOIN subject s "
      "ON s.institution_id = t.institution_id AND s.id = t.subject_id WHERE t.institution_id = $1 "
      "AND t.teacher_id = $2 AND t.valid_from <= $3 AND (t.valid_to IS NULL OR t.valid_to >= $3) "
      "ORDER BY g.sort_key, g.id, s.name, s.id",
      {transaction.institution(), teacher, today}, [&](const Row& row) {
        json.begin_object().key("group").begin_object().member("id", row.integer(0)).member("name", row.text(1));
        json.end_object().key("subject").begin_object().member("id", row.integer(2)).member("name", row.text(3));
        json.end_object().end_object();
      });
  json.end_array();
}

Result<std::string> me(const ApiPorts& ports, const Request& request, Transaction& transaction) {
  const PersonId person = request.actor->person;
  const CivilDate today = ports.zones.today(transaction);
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("person", person.value);
  transaction.query(
      "SELECT p.last_name, p.first_name, p.patronymic, i.code, i.name, i.timezone, i.phone FROM person p "
      "JOIN institution i ON i.id = p.institution_id WHERE p.institution_id = $1 AND p.id = $2",
      {transaction.institution(), person}, [&](const Row& row) {
        json.member("last_name", row.text(0)).member("first_name", row.text(1)).member("patronymic", row.text(2));
        json.key("institution")
            .begin_object()
            .member("code", row.text(3))
            .member("name", row.text(4))
            .member("timezone", row.text(5))
            .member("today", to_iso(today))
            .member("phone", row.text(6))
            .end_object();
      });
  write_roles(transaction, json, person, today);
  write_children(ports, *request.actor, transaction, json, today);
  write_people(transaction, json, "own_class",
               "SELECT g.id, g.name FROM class_teacher c JOIN study_group g ON g.institution_id = c.institution_id "
               "AND g.id = c.group_id WHERE c.institution_id = $1 AND c.teacher_id = $2 AND c.valid_from <= $3 "
               "AND (c.valid_to IS NULL OR c.valid_to >= $3) ORDER BY g.sort_key, g.id",
               person, today);
  write_load(transaction, json, person, today);
  json.end_object();
  return body;
}

}  // namespace

std::vector<Route> session_routes(ApiPorts ports) {
  std::vector<Route> routes;
  routes.push_back(
      {Method::post,
       "/api/v1/session",
       std::nullopt,
       false,
       Work::slow,
       session_body,
       [ports](const Request& request) { return sign_in(ports, request); },
       {"Sign in; with an activation code, set the first password",
        {},
        R"({"type":"object","required":["institution","login","password"],"additionalProperties":false,"properties":{"institution":{"type":"string"},"login":{"type":"string"},"password":{"type":"string"},"activation_code":{"type":"string"},"second_factor":{"type":"string","maxLength":64,"description":"of the app, or a recovery code"},"cookie":{"type":"boolean","description":"for a page: the token goes into a cookie"}}})",
        R"({"type":"object","required":["expires_at"],"properties":{"token":{"type":"string","description":"not for a page"},"csrf_token":{"type":"string","description":"for a page: every write carries it as X-CSRF-Token"},"expires_at":{"type":"string","format":"date-time"},"second_factor":{"const":"enrol","description":"the session may set a second factor and nothing else until then"}}})",
        {201, 400, 401, 403, 422, 429}}});
  routes.push_back({Method::del,
                    "/api/v1/session",
                    Permission{"me", "view"},
                    true,
                    Work::write,
                    0,
                    [ports](const Request& request) { return sign_out(ports, request); },
                    {"Sign out: the token ends", {}, "", "", {204}}});
  routes.push_back(
      {Method::get,
       "/api/v1/session",
       Permission{"me", "view"},
       true,
       Work::read,
       0,
       [ports](const Request& request) { return own_session(ports, request); },
       {"What a page needs of its session",
        {},
        "",
        R"({"type":"object","required":["csrf_token","idle_seconds"],"properties":{"csrf_token":{"type":"string"},"idle_seconds":{"type":"integer","description":"so long without a request the session lasts"},"second_factor":{"const":"enrol"}}})",
        {200, 403}}});
  routes.push_back(
      {Method::get,
       "/api/v1/me",
       Permission{"me", "view"},
       true,
       Work::read,
       0,
       [ports](const Request& request) {
         return answer_read(ports, request, {"me", "view"}, Object::institution(),
                            [&](Transaction& transaction, Role) { return me(ports, request, transaction); });
       },
       {"Who I am: name, institution, roles, children, own class",
        {},
        "",
        R"({"type":"object","required":["person","institution","roles","children"],"properties":{"person":{"type":"integer"},"institution":{"type":"object","required":["code","name","timezone","today","phone"],"properties":{"code":{"type":"string"},"name":{"type":"string"},"timezone":{"type":"string","description":"IANA name"},"today":{"type":"string","format":"date","description":"there"},"phone":{"type":"string"}}},"roles":{"type":"array","items":{"type":"string"}},"children":{"type":"array"},"own_class":{"type":"array"},"load":{"type":"array","items":{"type":"object","properties":{"group":{"type":"object"},"subject":{"type":"object"}}}}}})",
        {200, 403}}});
  return routes;
}

}  // namespace vestnik
