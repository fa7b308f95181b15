#include <algorithm>

#include "access/app_password_desk.h"
#include "api/api.h"
#include "api/calls.h"
#include "journal/program_access.h"
#include "json/json_writer.h"
#include "records/app_password_store.h"
#include "records/program_ends.h"

namespace vestnik {
namespace {

constexpr std::size_t token_body = 16384;
constexpr std::size_t longest_program_name = 100;
constexpr std::size_t most_token_permissions = 200;
constexpr auto ended_shown_for = std::chrono::days{90};
constexpr std::string_view made_schema =
    R"({"type":"object","required":["event","result","findings"],"properties":{"event":{"type":"integer"},"result":{"type":"object","required":["id"],"properties":{"id":{"type":"integer"},"login":{"type":"string"},"secret":{"type":"string","description":"shown once; a repeated call answers without it"}}},"findings":{"type":"array"}}})";
constexpr std::string_view ended_schema =
    R"({"type":"array","items":{"type":"object","required":["id","name","ended_at"],"properties":{"id":{"type":"integer"},"name":{"type":"string"},"ended_at":{"type":"string","format":"date-time"},"because":{"type":"string","enum":["owner","account_stopped","account_given_anew","password_told","no_role"]}}}})";

void write_permission(JsonWriter& json, std::string_view object, std::string_view operation) {
  json.value(std::string{object} + ':' + std::string{operation});
}

/// "diary:view" among those that may be handed on; nothing otherwise.
std::optional<Permission> permission_of(const std::vector<Permission>& held, std::string_view word) {
  const auto found = std::ranges::find_if(
      held, [&](const Permission& one) { return word == std::string{one.object} + ':' + std::string{one.operation}; });
  return found == held.end() ? std::nullopt : std::optional{*found};
}

std::vector<Permission> held_by(const ApiPorts& ports, const TokenRouteParts& parts, const Actor& actor) {
  std::vector<Permission> held;
  ports.database.read(actor.institution,
                      [&](Transaction& transaction) { held = parts.held(transaction, actor.person); });
  return held;
}

/// What ended of late stays in sight, so that whoever finds a program locked out can read why.
void write_ended(JsonWriter& json, const std::vector<EndedProgram>& ended) {
  json.key("ended").begin_array();
  for (const EndedProgram& one : ended) {
    json.begin_object().member("id", one.id).member("name", one.name);
    json.member("ended_at", to_iso(one.ended_at));
    if (!one.because.empty()) json.member("because", one.because);
    json.end_object();
  }
  json.end_array();
}

/// The secret is put into the answer of the call that made it and nowhere else.
Response made(const ApiPorts& ports, Result<Recorded> outcome, std::string_view secret) {
  if (outcome && outcome->event && !outcome->repeated) {
    outcome->answer.pop_back();
    outcome->answer += ",\"secret\":" + json_quoted(secret) + '}';
  }
  return command_answer(outcome, ports.messages, true);
}

Response post_token(const ApiPorts& ports, const TokenRouteParts& parts, const Request& request) {
  const std::vector<Permission> held = held_by(ports, parts, *request.actor);
  TokenWish wish;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    wish.name = body.text("name", longest_program_name);
    for (const std::string& word : body.texts("permissions", most_token_permissions, 128)) {
      const auto permission = permission_of(held, word);
      if (!permission) return body.refuse("tokens.permission_not_held", "permissions");
      wish.permissions.emplace_back(permission->object, permission->operation);
    }
    const auto expires = parse_iso_instant(body.text("expires_at", 40));
    if (wish.permissions.empty()) body.refuse("tokens.no_permissions", "permissions");
    if (!expires) return body.refuse("tokens.bad_expiry", "expires_at");
    wish.expires_at = *expires;
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  std::ranges::sort(wish.permissions);
  wish.permissions.erase(std::unique(wish.permissions.begin(), wish.permissions.end()), wish.permissions.end());
  const std::string secret = new_program_token(ports.random);
  wish.secret = secret;
  IssueToken command{std::move(wish), request.body};
  return made(ports, ports.recorder.run(*request.actor, command, command_key(request), request.received_at), secret);
}

Response get_tokens(const ApiPorts& ports, const TokenRouteParts& parts, const Request& request) {
  return answer_read(
      ports, request, manage_tokens, Object::institution(), [&](Transaction& transaction, Role) -> Result<std::string> {
        std::string body;
        JsonWriter json{body};
        json.begin_object().key("tokens").begin_array();
        for (const ProgramToken& one : program_tokens_of(transaction, request.actor->person, request.received_at)) {
          json.begin_object().member("id", one.id).member("name", one.name);
          json.member("created_at", to_iso(one.created_at)).member("expires_at", to_iso(one.expires_at));
          json.key("permissions").begin_array();
          for (const auto& [object, operation] : permissions_of_token(transaction, one.id))
            write_permission(json, object, operation);
          json.end_array().end_object();
        }
        json.end_array().key("permissions").begin_array();
        for (const Permission one : parts.held(transaction, request.actor->person))
          write_permission(json, one.object, one.operation);
        json.end_array();
        write_ended(json, ended_tokens_of(transaction, request.actor->person, request.received_at - ended_shown_for));
        json.end_object();
        return body;
      });
}

Response delete_token(const ApiPorts& ports, const TokenRouteParts&, const Request& request) {
  EndToken command{id_of_path(request, "id")};
  return run_command(ports, request, command);
}

Response post_app_password(const ApiPorts& ports, const TokenRouteParts& parts, const Request& request) {
  std::string name;
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { name = body.text("name", longest_program_name); });
  if (!read) return problem_answer(read.problem(), ports.messages);
  const std::string secret = new_app_secret(ports.random);
  IssueAppPassword command{std::move(name), secret, *parts.seal, ports.random};
  return made(ports, ports.recorder.run(*request.actor, command, command_key(request), request.received_at), secret);
}

Response get_app_passwords(const ApiPorts& ports, const TokenRouteParts&, const Request& request) {
  return answer_read(ports, request, manage_app_passwords, Object::institution(),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("app_passwords").begin_array();
                       for (const AppPassword& one : app_passwords_of(transaction, request.actor->person)) {
                         json.begin_object().member("id", one.id).member("name", one.name);
                         json.member("created_at", to_iso(one.created_at)).key("used_at");
                         one.used_at ? json.value(to_iso(*one.used_at)) : json.null();
                         json.member("used_from", one.used_from).end_object();
                       }
                       json.end_array();
                       write_ended(json, ended_app_passwords_of(transaction, request.actor->person,
                                                                request.received_at - ended_shown_for));
                       json.end_object();
                       return body;
                     });
}

Response delete_app_password(const ApiPorts& ports, const TokenRouteParts&, const Request& request) {
  EndAppPassword command{id_of_path(request, "id")};
  return run_command(ports, request, command);
}

}  // namespace

std::vector<Route> token_routes(ApiPorts ports, TokenRouteParts parts) {
  std::vector<Route> routes;
  const auto add = [&](Method method, const char* pattern, Permission permission, std::size_t body,
                       Response (*handle)(const ApiPorts&, const TokenRouteParts&, const Request&), RouteDoc doc) {
    Route route = plain_route(method, pattern, permission, body, std::move(doc));
    route.handle = [ports, parts, handle](const Request& request) { return handle(ports, parts, request); };
    routes.push_back(std::move(route));
  };
  add(Method::post, "/api/v1/me/tokens", manage_tokens, token_body, post_token,
      {"Make a token for a program, with some of the own permissions and for at most a year",
       {},
       R"({"type":"object","required":["name","permissions","expires_at"],"additionalProperties":false,"properties":{"name":{"type":"string","maxLength":100},"permissions":{"type":"array","items":{"type":"string","description":"object:operation"}},"expires_at":{"type":"string","format":"date-time"}}})",
       std::string{made_schema},
       {201, 400, 403, 409, 422, 503}});
  add(Method::get, "/api/v1/me/tokens", manage_tokens, 0, get_tokens,
      {"The own tokens that stand, the permissions that may be handed on, and what ended in ninety days",
       {},
       "",
       R"({"type":"object","required":["tokens","permissions","ended"],"properties":{"tokens":{"type":"array","items":{"type":"object","required":["id","name","created_at","expires_at","permissions"]}},"permissions":{"type":"array","items":{"type":"string"}},"ended":)" +
           std::string{ended_schema} + "}}",
       {200, 403}});
  add(Method::del, "/api/v1/me/tokens/{id}", manage_tokens, 0, delete_token,
      {"End a token", {}, "", std::string{command_schema}, {200, 403, 404, 409, 503}});
  add(Method::post, "/api/v1/me/app-passwords", manage_app_passwords, token_body, post_app_password,
      {"Make a password for an outside client that reads the own diary, notices and mail",
       {},
       R"({"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string","maxLength":100}}})",
       std::string{made_schema},
       {201, 400, 403, 409, 422, 503}});
  add(Method::get, "/api/v1/me/app-passwords", manage_app_passwords, 0, get_app_passwords,
      {"The own app passwords, with when and from where each was used last, and what ended in ninety days",
       {},
       "",
       R"({"type":"object","required":["app_passwords","ended"],"properties":{"app_passwords":{"type":"array","items":{"type":"object","required":["id","name","created_at","used_at","used_from"]}},"ended":)" +
           std::string{ended_schema} + "}}",
       {200, 403}});
  add(Method::del, "/api/v1/me/app-passwords/{id}", manage_app_passwords, 0, delete_app_password,
      {"End an app password and what is signed in with it",
       {},
       "",
       std::string{command_schema},
       {200, 403, 404, 409, 503}});
  return routes;
}

}  // namespace vestnik
