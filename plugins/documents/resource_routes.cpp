#include "plugins/documents/resource_routes.h"

#include "answers/answers.h"
#include "answers/list_page.h"
#include "answers/request_reading.h"
#include "json/json_writer.h"

namespace vestnik::documents {
namespace {

constexpr std::size_t resource_body = 16U << 10U;
constexpr std::size_t longest_name_of_resource = 200;
constexpr std::size_t longest_about = 2000;
constexpr std::size_t longest_address = 500;

constexpr const char* resources_schema = R"json({"type":"object","required":["resources"],"properties":{"resources":{
"type":"array","items":{"type":"object","required":["id","title","about","address","version"],"properties":{
"id":{"type":"integer"},"title":{"type":"string"},"about":{"type":"string"},"address":{"type":"string"},
"version":{"type":"integer"}}}}}})json";
constexpr const char* resource_schema = R"json({"type":"object","required":["title"],"additionalProperties":false,
"properties":{"title":{"type":"string","maxLength":200},"about":{"type":["string","null"],"maxLength":2000},
"address":{"type":["string","null"],"maxLength":500},"expected_version":{"type":["integer","null"]}}})json";
constexpr const char* done_with_resource = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

/// A page of the web and nothing that runs in the reader's own page.
bool is_address(std::string_view address) {
  if (address.empty()) return true;
  const bool web = address.starts_with("https://") || address.starts_with("http://");
  return web && address.find_first_of(" \t\r\n\"<>") == std::string_view::npos;
}

Result<std::string> resources_json(Transaction& read, ListPage page) {
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("resources").begin_array();
  for (const Resource& one : resources_of(read)) {
    if (!page.takes(one.id)) continue;
    json.begin_object()
        .member("id", one.id)
        .member("title", one.title)
        .member("about", one.about)
        .member("address", one.address)
        .member("version", one.version)
        .end_object();
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

}  // namespace

Response ResourceRoutes::list(const Request& request) {
  const auto page = ListPage::of(request, ListPage::Order::as_listed);
  if (!page) return problem_answer(page.problem(), host_.messages());
  Result<std::string> body = std::string{};
  host_.database().read(request.actor->institution, [&](Transaction& read) {
    const auto role = host_.access().allow(read, *request.actor, view_resources, Object::institution());
    body = role ? resources_json(read, *page) : role.problem();
  });
  return body ? json_answer(*std::move(body)) : problem_answer(body.problem(), host_.messages());
}

Response ResourceRoutes::keep(const Request& request) {
  Resource resource;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    resource.title = body.text("title", longest_name_of_resource);
    resource.about = body.optional_text("about", longest_about).value_or("");
    resource.address = body.optional_text("address", longest_address).value_or("");
    resource.version = body.optional_integer("expected_version", 0).value_or(0);
    if (resource.title.empty()) body.refuse("documents.no_title", "title");
    if (!is_address(resource.address)) body.refuse("documents.no_address", "address");
  });
  if (!read) return problem_answer(read.problem(), host_.messages());
  const bool created = request.method == Method::post;
  // A path that names none must not make a new one: no entry has a number below zero.
  constexpr std::int64_t nobodys = -1;
  const std::int64_t named = id_of_path(request, "id");
  if (!created) resource.id = named == 0 ? nobodys : named;
  KeepResource command{std::move(resource), request.body};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages(), created);
}

Response ResourceRoutes::withdraw(const Request& request) {
  WithdrawResource command{id_of_path(request, "id")};
  return command_answer(host_.recorder().run(*request.actor, command, command_key(request), request.received_at),
                        host_.messages());
}

void ResourceRoutes::add(Method method, const char* pattern, Permission permission, RouteDoc doc,
                         Response (ResourceRoutes::*handle)(const Request&)) {
  Route route = plain_route(method, pattern, permission, method == Method::del ? 0 : resource_body, std::move(doc));
  route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
  host_.add_route(std::move(route));
}

void ResourceRoutes::contribute() {
  const std::vector<int> put_in{201, 400, 403, 409, 413, 422, 503};
  const std::vector<int> replaced{200, 400, 403, 409, 413, 422, 503};
  add(Method::get, "/api/v1/resources", view_resources,
      paged({"The catalogue of the school's resources, by title", {}, "", resources_schema, {200, 400, 403, 409, 422}}),
      &ResourceRoutes::list);
  add(Method::post, "/api/v1/resources", edit_resources,
      {"Add a resource to the catalogue", {}, resource_schema, done_with_resource, put_in}, &ResourceRoutes::keep);
  add(Method::put, "/api/v1/resources/{id}", edit_resources,
      {"Change an entry of the catalogue", {}, resource_schema, done_with_resource, replaced}, &ResourceRoutes::keep);
  add(Method::del, "/api/v1/resources/{id}", edit_resources,
      {"Take an entry off the catalogue", {}, "", done_with_resource, {200, 403, 409, 503}}, &ResourceRoutes::withdraw);
}

}  // namespace vestnik::documents
