// What everybody does with the own account: password, sessions, history of sign-ins, second factor.
#include "access/one_time_code.h"
#include "access/program_name.h"
#include "access/scopes.h"
#include "answers/list_page.h"
#include "api/api.h"
#include "api/calls.h"
#include "base/digest.h"
#include "journal/own_access.h"
#include "json/json_writer.h"
#include "records/idempotency_store.h"
#include "records/institution_store.h"
#include "records/second_factor_store.h"
#include "records/session_store.h"

namespace vestnik {
namespace {

constexpr std::size_t own_access_body = 4096;
constexpr std::size_t longest_password_text = 512;
constexpr std::size_t longest_factor_text = 64;
constexpr std::int64_t usual_sign_ins = 20;
constexpr std::int64_t most_sign_ins = 100;
constexpr Permission own_view{"me", "view"};
constexpr Permission own_change{"account", "change"};
constexpr Permission own_factor{"second_factor", "set"};
constexpr std::string_view recorded_event =
    R"({"type":"object","required":["event"],"properties":{"event":{"type":"integer"}}})";

SignInOrigin origin_of(const Request& request) { return {request.peer, program_of(request.user_agent)}; }

/// Under a key that tells nothing of the body: a digest of a password in the kept answers could be guessed at.
CommandKey silent_key(const ApiPorts& ports, const Request& request) {
  return {request.idempotency_key.empty() ? ports.random.hex(16) : request.idempotency_key, digest(request.path)};
}

Response answer_of_event(const ApiPorts& ports, const Result<Recorded>& outcome) {
  if (!outcome || !outcome->event) return command_answer(outcome, ports.messages);
  std::string body;
  JsonWriter{body}.begin_object().member("event", outcome->event.value).end_object();
  return json_answer(std::move(body));
}

/// Whether the request was done before, and its answer may have been lost on the way.
bool is_repeated(const ApiPorts& ports, const Request& request) {
  bool kept = false;
  ports.database.read(request.actor->institution, [&](Transaction& transaction) {
    const auto answer = kept_answer(transaction, request.actor->person, request.idempotency_key);
    kept = answer && answer->digest == silent_key(ports, request).digest;
  });
  return kept;
}

/// The old password, the new one, and then the command; `breach`: somebody else may know the old one.
Response change_password(const ApiPorts& ports, const Request& request, bool breach) {
  std::string old_password;
  std::string new_password;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    old_password = body.text("old_password", longest_password_text);
    new_password = body.text("new_password", longest_password_text);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  if (old_password == new_password) return problem_answer(Problem{"access.same_password"}, ports.messages);
  const std::string& present = is_repeated(ports, request) ? new_password : old_password;
  if (auto proven = ports.sessions.confirm_owner(*request.actor, present, origin_of(request)); !proven) {
    return problem_answer(proven.problem(), ports.messages);
  }
  auto hash = ports.sessions.make_password(*request.actor, new_password);
  if (!hash) return problem_answer(hash.problem(), ports.messages);
  ChangeOwnPassword command{*request.actor, *std::move(hash), digest(request.token), breach};
  return answer_of_event(ports,
                         ports.recorder.run(*request.actor, command, silent_key(ports, request), request.received_at));
}

void write_origin(JsonWriter& json, const SignInOrigin& origin) {
  json.member("address", origin.address).member("program", origin.program);
}

Response get_sessions(const ApiPorts& ports, const Request& request) {
  return answer_read(
      ports, request, own_view, Object::institution(), [&](Transaction& transaction, Role) -> Result<std::string> {
        std::string body;
        JsonWriter json{body};
        const std::string own = digest(request.token);
        const Instant idle_since = request.received_at - ports.sessions.terms().idle;
        json.begin_object().key("sessions").begin_array();
        for (const SessionRow& row : open_sessions(transaction, request.actor->account, request.received_at)) {
          const bool current = row.token_digest == own;
          if (!current && row.used_at <= idle_since) continue;
          json.begin_object().member("id", row.id).member("opened_at", to_iso(row.opened_at));
          json.member("used_at", to_iso(current ? request.received_at : row.used_at));
          json.member("expires_at", to_iso(row.expires_at)).member("current", current);
          write_origin(json, row.origin);
          json.end_object();
        }
        json.end_array().end_object();
        return body;
      });
}

/// Ending a session takes a right away and gives none: no fact, and so no command.
Response end_one(const ApiPorts& ports, const Request& request) {
  bool ended = false;
  ports.database.write(request.actor->institution, Priority::person, [&](Transaction& transaction) {
    ended = end_session(transaction, request.actor->account, id_of_path(request, "id"), request.received_at);
    return ended;
  });
  if (!ended) return problem_answer(Problem{"access.not_found"}, ports.messages);
  Response response;
  response.status = 204;
  return response;
}

Response end_all(const ApiPorts& ports, const Request& request) {
  const auto keep = flag_of_query(request, "keep_current");
  if (!keep) return problem_answer(keep.problem(), ports.messages);
  ports.database.write(request.actor->institution, Priority::person, [&](Transaction& transaction) {
    const std::string current = *keep ? digest(request.token) : std::string{};
    end_sessions(transaction, request.actor->account, request.received_at, current);
    return true;
  });
  Response response;
  response.status = 204;
  return response;
}

Response get_sign_ins(const ApiPorts& ports, const Request& request) {
  auto page = ListPage::of(request, ListPage::Order::newest_first, usual_sign_ins, most_sign_ins);
  if (!page) return problem_answer(page.problem(), ports.messages);
  return answer_read(
      ports, request, own_view, Object::institution(), [&](Transaction& transaction, Role) -> Result<std::string> {
        std::string body;
        JsonWriter json{body};
        json.begin_object().key("sign_ins").begin_array();
        for (const SignInRow& row : sign_ins_of(transaction, request.actor->account, page->rows(), page->bound())) {
          if (!page->takes(row.id)) continue;
          json.begin_object().member("id", row.id).member("at", to_iso(row.at)).member("outcome", row.outcome);
          write_origin(json, row.origin);
          json.end_object();
        }
        if (const auto ended = page->end(json); !ended) return ended.problem();
        return body;
      });
}

Response get_factor(const ApiPorts& ports, const Request& request) {
  return answer_read(
      ports, request, own_factor, Object::institution(), [&](Transaction& transaction, Role) -> Result<std::string> {
        const AccountId account = request.actor->account;
        const bool required =
            ports.sessions.terms().administrators_need_two &&
            holds_role(transaction, request.actor->person, Role::administrator, ports.zones.today(transaction));
        std::string body;
        JsonWriter{body}
            .begin_object()
            .member("set", SecondFactors::is_set(transaction, account))
            .member("required", required)
            .member("recovery_codes_left", recovery_codes_left(transaction, account))
            .end_object();
        return body;
      });
}

/// The password once more: a session left open in the staff room must not give the account away for good. One that was
/// opened for this very step has seen it within a quarter of an hour, for it lasts no longer.
Response begin_factor_route(const ApiPorts& ports, const Request& request) {
  std::string password;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    password = body.optional_text("password", longest_password_text).value_or("");
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  bool just_proven = false;
  ports.database.read(request.actor->institution,
                      [&](Transaction& transaction) { just_proven = is_limited(transaction, digest(request.token)); });
  if (!just_proven) {
    if (auto proven = ports.sessions.confirm_owner(*request.actor, password, origin_of(request)); !proven) {
      return problem_answer(proven.problem(), ports.messages);
    }
  }
  std::optional<std::string> secret;
  std::string body;
  ports.database.write(request.actor->institution, Priority::person, [&](Transaction& transaction) {
    const auto account = find_account(transaction, request.actor->account);
    const auto institution = own_institution(transaction);
    if (!account || !institution) return false;
    secret = ports.sessions.second_factors().begin(transaction, account->id, request.received_at);
    if (!secret) return false;
    JsonWriter{body}
        .begin_object()
        .member("secret", to_base32(*secret))
        .member("address", otpauth_address(*secret, institution->short_name, account->login))
        .end_object();
    return true;
  });
  if (!secret) return problem_answer(Problem{"access.second_factor_set"}, ports.messages);
  return json_answer(std::move(body), 201);
}

Response confirm_factor_route(const ApiPorts& ports, const Request& request) {
  std::string code;
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { code = body.text("code", longest_factor_text); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  SetSecondFactor command{ports.sessions.second_factors(), code, digest(request.token),
                          request.received_at + ports.sessions.terms().lasts};
  const auto outcome = ports.recorder.run(*request.actor, command, silent_key(ports, request), request.received_at);
  if (!outcome || !outcome->event || outcome->repeated) return answer_of_event(ports, outcome);
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("event", outcome->event.value).key("recovery_codes").begin_array();
  for (const std::string& each : command.recovery_codes()) json.value(each);
  json.end_array().end_object();
  return json_answer(std::move(body));
}

Response remove_factor_route(const ApiPorts& ports, const Request& request) {
  std::string password;
  std::string code;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    password = body.text("password", longest_password_text);
    code = body.text("code", longest_factor_text);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  if (auto proven = ports.sessions.confirm_owner(*request.actor, password, origin_of(request)); !proven) {
    return problem_answer(proven.problem(), ports.messages);
  }
  RemoveSecondFactor command{ports.sessions.second_factors(), code, ports.sessions.terms().administrators_need_two};
  return answer_of_event(ports,
                         ports.recorder.run(*request.actor, command, silent_key(ports, request), request.received_at));
}

using OwnHandler = Response (*)(const ApiPorts&, const Request&);

Route own_route(const ApiPorts& ports, Method method, std::string pattern, Permission permission, Work work,
                OwnHandler handle, RouteDoc doc) {
  const bool takes_body = !doc.request_schema.empty();
  return {method,
          std::move(pattern),
          permission,
          true,
          work,
          takes_body ? own_access_body : 0,
          [ports, handle](const Request& request) { return handle(ports, request); },
          std::move(doc)};
}

constexpr std::string_view password_change_schema =
    R"({"type":"object","required":["old_password","new_password"],"additionalProperties":false,"properties":{"old_password":{"type":"string","maxLength":512},"new_password":{"type":"string","maxLength":512}}})";

void add_password_routes(const ApiPorts& ports, std::vector<Route>& routes) {
  const std::vector<int> statuses{200, 400, 403, 409, 422, 429};
  routes.push_back(
      own_route(ports, Method::post, "/api/v1/me/password", own_change, Work::slow,
                [](const ApiPorts& with, const Request& request) { return change_password(with, request, false); },
                {"Change the own password; other sessions end",
                 {},
                 std::string{password_change_schema},
                 std::string{recorded_event},
                 statuses}));
  routes.push_back(own_route(
      ports, Method::post, "/api/v1/me/breach", own_change, Work::slow,
      [](const ApiPorts& with, const Request& request) { return change_password(with, request, true); },
      {"Somebody else may know the password: it changes at once, every session ends, the administrators are told",
       {},
       std::string{password_change_schema},
       std::string{recorded_event},
       statuses}));
}

void add_session_list_routes(const ApiPorts& ports, std::vector<Route>& routes) {
  routes.push_back(own_route(
      ports, Method::get, "/api/v1/me/sessions", own_view, Work::read, get_sessions,
      {"The own open sessions: since when, from where, by which program",
       {},
       "",
       R"({"type":"object","required":["sessions"],"properties":{"sessions":{"type":"array","items":{"type":"object","required":["id","opened_at","used_at","expires_at","current","address","program"],"properties":{"id":{"type":"integer"},"opened_at":{"type":"string","format":"date-time"},"used_at":{"type":"string","format":"date-time"},"expires_at":{"type":"string","format":"date-time"},"current":{"type":"boolean"},"address":{"type":"string"},"program":{"type":"string"}}}}}})",
       {200, 403}}));
  routes.push_back(own_route(
      ports, Method::del, "/api/v1/me/sessions", own_change, Work::write, end_all,
      {"End all own sessions, or all but this one", {{"keep_current", R"({"type":"boolean"})"}}, "", "", {204, 400}}));
  routes.push_back(own_route(ports, Method::del, "/api/v1/me/sessions/{id}", own_change, Work::write, end_one,
                             {"End one own session", {}, "", "", {204, 404}}));
  routes.push_back(own_route(
      ports, Method::get, "/api/v1/me/sign-ins", own_view, Work::read, get_sign_ins,
      paged(
          {"The own history of sign-ins of half a year, wrong ones too, the newest first",
           {},
           "",
           R"({"type":"object","required":["sign_ins"],"properties":{"sign_ins":{"type":"array","items":{"type":"object","required":["id","at","outcome","address","program"],"properties":{"id":{"type":"integer"},"at":{"type":"string","format":"date-time"},"outcome":{"enum":["opened","activated","vouched_for","wrong_password","wrong_code","wrong_second_factor"]},"address":{"type":"string"},"program":{"type":"string"}}}}}})",
           {200, 400, 403}},
          most_sign_ins)));
}

void add_factor_routes(const ApiPorts& ports, std::vector<Route>& routes) {
  routes.push_back(own_route(
      ports, Method::get, "/api/v1/me/second-factor", own_factor, Work::read, get_factor,
      {"Whether sign-in asks for a code of an app",
       {},
       "",
       R"({"type":"object","required":["set","required","recovery_codes_left"],"properties":{"set":{"type":"boolean"},"required":{"type":"boolean"},"recovery_codes_left":{"type":"integer"}}})",
       {200, 403}}));
  routes.push_back(own_route(
      ports, Method::post, "/api/v1/me/second-factor", own_factor, Work::slow, begin_factor_route,
      {"Begin a second factor: the secret for an authenticator app (RFC 6238), once; the password once more but in a "
       "session that was opened for it",
       {},
       R"({"type":"object","additionalProperties":false,"properties":{"password":{"type":"string","maxLength":512}}})",
       R"({"type":"object","required":["secret","address"],"properties":{"secret":{"type":"string","description":"base32"},"address":{"type":"string","description":"otpauth:"}}})",
       {201, 400, 403, 409, 422, 429}}));
  routes.push_back(own_route(
      ports, Method::post, "/api/v1/me/second-factor/confirmation", own_factor, Work::slow, confirm_factor_route,
      {"Set it by the app's first code; the answer holds the recovery codes, once",
       {},
       R"({"type":"object","required":["code"],"additionalProperties":false,"properties":{"code":{"type":"string","maxLength":64}}})",
       R"({"type":"object","required":["event"],"properties":{"event":{"type":"integer"},"recovery_codes":{"type":"array","items":{"type":"string"}}}})",
       {200, 400, 403, 409, 422}}));
  routes.push_back(own_route(
      ports, Method::post, "/api/v1/me/second-factor/removal", own_factor, Work::slow, remove_factor_route,
      {"Sign in without a second factor again; administrators may not where the house demands it",
       {},
       R"({"type":"object","required":["password","code"],"additionalProperties":false,"properties":{"password":{"type":"string","maxLength":512},"code":{"type":"string","maxLength":64}}})",
       std::string{recorded_event},
       {200, 400, 403, 409, 422, 429}}));
}

}  // namespace

std::vector<Route> own_access_routes(ApiPorts ports) {
  std::vector<Route> routes;
  add_password_routes(ports, routes);
  add_session_list_routes(ports, routes);
  add_factor_routes(ports, routes);
  return routes;
}

}  // namespace vestnik
