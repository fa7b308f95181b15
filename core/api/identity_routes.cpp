#include "api/api.h"
#include "api/calls.h"
#include "journal/link_identity.h"
#include "json/json_writer.h"
#include "records/outside_identity_store.h"

namespace vestnik {
namespace {

constexpr std::size_t identity_body = 4096;

Response post_identity(const ApiPorts& ports, const Request& request) {
  OutsideIdentity identity;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    identity.issuer = body.text("issuer", 512);
    identity.subject = body.text("subject", 255);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  LinkIdentity command{PersonId{id_of_path(request, "id")}, std::move(identity)};
  return run_command(ports, request, command, true);
}

Response get_identities(const ApiPorts& ports, const Request& request) {
  const PersonId person{id_of_path(request, "id")};
  return answer_read(ports, request, link_identities, Object::person(person),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("identities").begin_array();
                       for (const LinkedIdentity& one : identities_of(transaction, person)) {
                         json.begin_object().member("id", one.id).member("issuer", one.issuer);
                         json.member("linked_at", to_iso(one.linked_at)).end_object();
                       }
                       json.end_array().end_object();
                       return body;
                     });
}

Response delete_identity(const ApiPorts& ports, const Request& request) {
  EndIdentity command{PersonId{id_of_path(request, "id")}, id_of_path(request, "identity")};
  return run_command(ports, request, command);
}

}  // namespace

std::vector<Route> identity_routes(ApiPorts ports) {
  std::vector<Route> routes;
  const auto add = [&](Method method, const char* pattern, std::size_t body,
                       Response (*handle)(const ApiPorts&, const Request&), RouteDoc doc) {
    routes.push_back(port_route(ports, method, pattern, link_identities, body, handle, std::move(doc)));
  };
  add(Method::post, "/api/v1/people/{id}/identities", identity_body, post_identity,
      {"Say who a person is at an outside service that signs people in",
       {},
       R"({"type":"object","required":["issuer","subject"],"additionalProperties":false,"properties":{"issuer":{"type":"string"},"subject":{"type":"string"}}})",
       std::string{command_schema},
       {201, 400, 403, 409, 422, 503}});
  add(Method::get, "/api/v1/people/{id}/identities", 0, get_identities,
      {"Outside services that sign the person in",
       {},
       "",
       R"({"type":"object","required":["identities"],"properties":{"identities":{"type":"array","items":{"type":"object","required":["id","issuer","linked_at"]}}}})",
       {200, 403}});
  add(Method::del, "/api/v1/people/{id}/identities/{identity}", 0, delete_identity,
      {"The outside service signs the person in no more", {}, "", std::string{command_schema}, {200, 403, 409, 503}});
  return routes;
}

}  // namespace vestnik
