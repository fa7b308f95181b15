#include "api/api.h"
#include "api/calls.h"
#include "journal/record_contact.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::size_t contact_body = 1024;
constexpr std::size_t longest_contact = 254;
constexpr std::size_t longest_kind = 16;

PersonId person_of(const Request& request) { return PersonId{id_of_path(request, "id")}; }

Response get_contacts(const ApiPorts& ports, const Request& request) {
  const PersonId person = person_of(request);
  return answer_read(ports, request, {"contacts", "view"}, Object::person(person),
                     [&](Transaction& transaction, Role) -> Result<std::string> {
                       std::string body;
                       JsonWriter json{body};
                       json.begin_object().key("contacts").begin_array();
                       for (const Contact& one : contacts_of(transaction, person, ports.zones.today(transaction))) {
                         json.begin_object()
                             .member("id", one.id)
                             .member("kind", one.kind)
                             .member("value", one.value)
                             .member("state", one.state)
                             .member("from", to_iso(one.valid_from))
                             .end_object();
                       }
                       json.end_array().end_object();
                       return body;
                     });
}

Response post_contact(const ApiPorts& ports, const ContactKinds& kinds, const Request& request) {
  AddressWish wish;
  wish.person = person_of(request);
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    wish.kind = body.text("kind", longest_kind);
    wish.value = body.text("value", longest_contact);
  });
  if (!read) return problem_answer(read.problem(), ports.messages);
  AddContact command{std::move(wish), kinds(), request.body};
  return run_command(ports, request, command, true);
}

Response change_contact(const ApiPorts& ports, const Request& request, ContactDeed deed) {
  ChangeContact command{person_of(request), id_of_path(request, "contact"), deed};
  return run_command(ports, request, command);
}

}  // namespace

std::vector<Route> contact_routes(ApiPorts ports, ContactKinds kinds) {
  const std::string recorded{command_schema};
  std::vector<Route> routes;
  routes.push_back(
      {Method::get,
       "/api/v1/people/{id}/contacts",
       Permission{"contacts", "view"},
       true,
       Work::read,
       0,
       [ports](const Request& request) { return get_contacts(ports, request); },
       {"Addresses of a person that hold today, and whether messages go there",
        {},
        "",
        R"({"type":"object","required":["contacts"],"properties":{"contacts":{"type":"array","items":{"type":"object","required":["id","kind","value","state","from"],"properties":{"id":{"type":"integer"},"kind":{"type":"string"},"value":{"type":"string"},"state":{"enum":["confirmed","unconfirmed","dead"]},"from":{"type":"string","format":"date"}}}}}})",
        {200}}});
  routes.push_back(
      {Method::post,
       "/api/v1/people/{id}/contacts",
       Permission{"contacts", "write"},
       true,
       Work::write,
       contact_body,
       [ports, kinds = std::move(kinds)](const Request& request) { return post_contact(ports, kinds, request); },
       {"Enter an address of a person; one that people enter for themselves waits to be confirmed",
        {},
        R"({"type":"object","required":["kind","value"],"additionalProperties":false,"properties":{"kind":{"type":"string","maxLength":16},"value":{"type":"string","maxLength":254}}})",
        recorded,
        {201, 400, 409, 422}}});
  routes.push_back({Method::post,
                    "/api/v1/people/{id}/contacts/{contact}/confirmation",
                    Permission{"contacts", "confirm"},
                    true,
                    Work::write,
                    0,
                    [ports](const Request& request) { return change_contact(ports, request, ContactDeed::confirm); },
                    {"Confirm an address: messages go there from now on", {}, "", recorded, {200, 404, 409}}});
  routes.push_back({Method::del,
                    "/api/v1/people/{id}/contacts/{contact}",
                    Permission{"contacts", "write"},
                    true,
                    Work::write,
                    0,
                    [ports](const Request& request) { return change_contact(ports, request, ContactDeed::close); },
                    {"Close an address: nothing goes there any more", {}, "", recorded, {200, 404, 409}}});
  return routes;
}

}  // namespace vestnik
