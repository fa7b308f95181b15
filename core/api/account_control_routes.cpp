// Who of a class's families can sign in; access stopped, renewed, accounts removed.
#include <algorithm>

#include "api/api.h"
#include "api/calls.h"
#include "journal/stop_account.h"
#include "json/json_writer.h"
#include "records/family_account_reader.h"
#include "records/person_store.h"

namespace vestnik {
namespace {

constexpr std::size_t stop_body = 4096;
constexpr std::size_t longest_reason = 300;

void write_account(JsonWriter& json, Transaction& read, const FamilyAccount& one, const ApiPorts& ports) {
  const auto day = [&](Instant at) { return to_iso(ports.zones.date_of(read, at)); };
  json.begin_object()
      .member("student", one.student.value)
      .member("person", one.person.value)
      .member("name", one.name)
      .member("state", one.state);
  if (one.last_used) json.member("last_used_on", day(*one.last_used));
  if (one.stop) {
    const auto by = find_person(read, one.stop->stopped_by);
    json.member("stopped_on", day(one.stop->stopped_at))
        .member("stopped_by", by ? short_name(*by) : "")
        .member("reason", one.stop->reason);
  }
  json.end_object();
}

std::string accounts_json(Transaction& read, const ApiPorts& ports, const std::vector<FamilyAccount>& accounts) {
  const auto count = [&](auto&& holds) {
    return static_cast<std::int64_t>(std::count_if(accounts.begin(), accounts.end(), holds));
  };
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("accounts").begin_array();
  for (const FamilyAccount& one : accounts) write_account(json, read, one, ports);
  json.end_array()
      .member("without_account", count([](const auto& one) { return one.state == family_account_state::none; }))
      .member("never_used", count([](const auto& one) {
                return one.state != family_account_state::none && !one.last_used.has_value();
              }))
      .member("suspended", count([](const auto& one) { return one.state == family_account_state::suspended; }))
      .end_object();
  return body;
}

Response get_accounts(const ApiPorts& ports, const Request& request) {
  const GroupId group{id_of_path(request, "id")};
  return answer_read(
      ports, request, see_family_accounts, Object::group(group), [&](Transaction& read, Role) -> Result<std::string> {
        return accounts_json(
            read, ports,
            family_accounts(read, group, ports.zones.date_of(read, request.received_at), request.received_at));
      });
}

FamilyOwner owner_of(const Request& request) {
  return {PersonId{id_of_path(request, "id")}, PersonId{id_of_path(request, "person")}};
}

Result<std::string> reason_of(const Request& request) {
  std::string reason;
  const auto read =
      read_request_body(request, [&](ObjectReader& body) { reason = body.text("reason", longest_reason); });
  if (!read) return read.problem();
  return reason;
}

Response post_suspension(const ApiPorts& ports, const Request& request) {
  auto reason = reason_of(request);
  if (!reason) return problem_answer(reason.problem(), ports.messages);
  SuspendAccount command{owner_of(request), *std::move(reason), request.body};
  return run_command(ports, request, command);
}

Response post_renewal(const ApiPorts& ports, const Request& request) {
  RenewAccount command{owner_of(request)};
  return run_command(ports, request, command);
}

Response post_removal(const ApiPorts& ports, const Request& request) {
  auto reason = reason_of(request);
  if (!reason) return problem_answer(reason.problem(), ports.messages);
  RemoveAccount command{PersonId{id_of_path(request, "id")}, *std::move(reason), request.body};
  return run_command(ports, request, command);
}

Response post_restoration(const ApiPorts& ports, const Request& request) {
  RestoreAccount command{PersonId{id_of_path(request, "id")}};
  return run_command(ports, request, command);
}

constexpr const char* reason_schema =
    R"({"type":"object","required":["reason"],"additionalProperties":false,"properties":{"reason":{"type":"string","maxLength":300}}})";
constexpr const char* accounts_schema =
    R"({"type":"object","required":["accounts","without_account","never_used","suspended"],"properties":{"accounts":{"type":"array","items":{"type":"object","required":["student","person","name","state"],"properties":{"student":{"type":"integer"},"person":{"type":"integer"},"name":{"type":"string"},"state":{"type":"string","enum":["none","invited","expired","active","suspended","closed"]},"last_used_on":{"type":"string","format":"date"},"stopped_on":{"type":"string","format":"date"},"stopped_by":{"type":"string"},"reason":{"type":"string"}}}},"without_account":{"type":"integer"},"never_used":{"type":"integer"},"suspended":{"type":"integer"}}})";

}  // namespace

std::vector<Route> account_control_routes(ApiPorts ports) {
  const std::string recorded{command_schema};
  std::vector<Route> routes;
  const auto add = [&](Method method, const char* pattern, Permission permission, std::size_t body,
                       Response (*handle)(const ApiPorts&, const Request&), RouteDoc doc) {
    routes.push_back(port_route(ports, method, pattern, permission, body, handle, std::move(doc)));
  };
  add(Method::get, "/api/v1/groups/{id}/accounts", see_family_accounts, 0, get_accounts,
      {"Which of a class's families can sign in, and the day they last did; never what they looked at",
       {},
       "",
       accounts_schema,
       {200, 403}});
  add(Method::post, "/api/v1/students/{id}/accounts/{person}/suspension", stop_family_accounts, stop_body,
      post_suspension,
      {"Stop that the student, or somebody who stands for him, signs in; messages still come",
       {},
       reason_schema,
       recorded,
       {200, 400, 403, 409, 422, 503}});
  add(Method::post, "/api/v1/students/{id}/accounts/{person}/renewal", stop_family_accounts, 0, post_renewal,
      {"Let somebody whose access was stopped sign in again, as before", {}, "", recorded, {200, 403, 409, 422, 503}});
  add(Method::post, "/api/v1/people/{id}/account/removal", remove_accounts, stop_body, post_removal,
      {"Remove a user: the account closes, the journal stays",
       {},
       reason_schema,
       recorded,
       {200, 400, 403, 409, 422, 503}});
  add(Method::post, "/api/v1/people/{id}/account/restoration", remove_accounts, 0, post_restoration,
      {"Open a removed account again; it waits for a new code", {}, "", recorded, {200, 403, 409, 503}});
  return routes;
}

}  // namespace vestnik
