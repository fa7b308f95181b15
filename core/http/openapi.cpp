#include "http/openapi.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "http/route_rules.h"
#include "http/router.h"
#include "json/json_writer.h"

namespace vestnik {
namespace {

constexpr std::string_view problem_schema =
    R"({"type":"object","required":["type","title","status","code"],"properties":{)"
    R"("type":{"type":"string","format":"uri"},"title":{"type":"string"},"status":{"type":"integer"},)"
    R"("code":{"type":"string"},"detail":{"type":"string"},"instance":{"type":"string","format":"uri"},)"
    R"("clause":{"type":"string"},"field":{"type":"string"},"line":{"type":"integer"},"column":{"type":"integer"},)"
    R"("details":{"type":"object","additionalProperties":{"type":"string"}}}})";

std::string lower_method(Method method) { return to_lower(to_text(method)); }

/// "get" + "/api/v1/students/{id}/diary" → "get_api_v1_students_id_diary".
std::string operation_id(const Route& route) {
  std::string id = lower_method(route.method);
  for (const char c : route.pattern) {
    if (c == '/') {
      id += '_';
    } else if (c != '{' && c != '}') {
      id += c == '-' || c == '.' ? '_' : c;
    }
  }
  return id;
}

void write_parameter(JsonWriter& json, std::string_view name, std::string_view in, bool required,
                     std::string_view schema) {
  json.begin_object().member("name", name).member("in", in).member("required", required);
  json.key("schema").raw(schema.empty() ? R"({"type":"string"})" : schema).end_object();
}

void write_parameters(JsonWriter& json, const Route& route) {
  json.key("parameters").begin_array();
  for (const std::string_view segment : split(route.pattern, '/')) {
    if (segment.size() > 2 && segment.front() == '{') {
      write_parameter(json, segment.substr(1, segment.size() - 2), "path", true, {});
    }
  }
  for (const auto& [name, schema] : route.doc.query) write_parameter(json, name, "query", false, schema);
  if (needs_idempotency_key(route)) {
    write_parameter(json, "Idempotency-Key", "header", true, R"({"type":"string","minLength":1,"maxLength":128})");
  }
  const bool of_api = route.pattern.starts_with("/api/v1/") && media_of(route) == "application/json";
  if (of_api && route.method == Method::get) write_parameter(json, "If-None-Match", "header", false, {});
  if (route.method == Method::put || route.method == Method::del) {
    write_parameter(json, "If-Match", "header", false, {});
  }
  json.end_array();
}

void write_body(JsonWriter& json, const Route& route) {
  if (route.doc.request_schema.empty()) return;
  json.key("requestBody").begin_object().member("required", true).key("content").begin_object();
  json.key("application/json").begin_object().key("schema").raw(route.doc.request_schema);
  json.end_object().end_object().end_object();
}

void write_content(JsonWriter& json, std::string_view media, std::string_view schema) {
  json.key(media).begin_object().key("schema").raw(schema).end_object();
}

void write_response(JsonWriter& json, const Route& route, int status) {
  constexpr std::string_view text_schema = R"({"type":"string"})";
  json.key(std::to_string(status)).begin_object();
  const bool problem = status >= 400;
  json.member("description", problem ? "Problem" : "Answer");
  const std::string_view media = is_page(route) && status == 200 ? "text/html" : media_of(route);
  const bool empty = status == 204 ||
                     (!problem && media == "application/json" && (status == 304 || route.doc.response_schema.empty()));
  if (empty) return static_cast<void>(json.end_object());
  json.key("content").begin_object();
  if (problem) {
    write_content(json, "application/problem+json", R"({"$ref":"#/components/schemas/Problem"})");
    // A page refuses in words of its own; what stops a request before it does not know of pages.
    if (media == "text/html") write_content(json, media, text_schema);
  } else {
    write_content(json, media, media == "application/json" ? route.doc.response_schema : text_schema);
    if (gives_page_on_wish(route)) write_content(json, "text/html", text_schema);
  }
  json.end_object();
  json.end_object();
}

/// What a route names itself, and what the server answers before or around its handler.
std::set<int> statuses_of(const Route& route) {
  std::set<int> statuses{route.doc.statuses.begin(), route.doc.statuses.end()};
  statuses.insert({400, 500, 503});
  if (route.pattern.find('{') != std::string::npos) statuses.insert(404);
  // A program whose token does not reach here, and a page that is not ours.
  if (route.signed_in) statuses.insert({401, 403});
  const bool of_api = route.pattern.starts_with("/api/v1/") && media_of(route) == "application/json";
  // A page for the printer has no validator.
  if (of_api && route.method == Method::get && !route.doc.response_schema.empty()) statuses.insert(304);
  if (route.method == Method::put || route.method == Method::del) statuses.insert(412);
  if (route.body_limit > 0) statuses.insert({413, 415});
  // A disk without room.
  if (route.work != Work::read) statuses.insert(507);
  return statuses;
}

void write_operation(JsonWriter& json, const Route& route) {
  json.key(lower_method(route.method)).begin_object();
  json.member("operationId", operation_id(route)).member("summary", route.doc.summary);
  write_parameters(json, route);
  write_body(json, route);
  json.key("responses").begin_object();
  for (const int status : statuses_of(route)) write_response(json, route, status);
  json.end_object();
  json.key("security").begin_array();
  if (route.signed_in) json.begin_object().key("bearer").begin_array().end_array().end_object();
  json.end_array();
  if (route.permission) {
    const std::string permission =
        std::string{route.permission->object} + ":" + std::string{route.permission->operation};
    json.member("x-permission", permission);
  }
  json.end_object();
}

}  // namespace

std::string openapi_document(const std::vector<std::unique_ptr<Route>>& routes, std::string_view title,
                             std::string_view version) {
  std::map<std::string_view, std::vector<const Route*>> paths;
  for (const auto& route : routes) {
    if (!route->foreign) paths[route->pattern].push_back(route.get());
  }
  std::string out;
  JsonWriter json{out};
  json.begin_object().member("openapi", "3.1.0");
  json.key("info").begin_object().member("title", title).member("version", version).end_object();
  json.key("paths").begin_object();
  for (const auto& [pattern, operations] : paths) {
    json.key(pattern).begin_object();
    for (const Route* route : operations) write_operation(json, *route);
    json.end_object();
  }
  json.end_object();
  json.key("components").begin_object();
  json.key("schemas").begin_object().key("Problem").raw(problem_schema).end_object();
  json.key("securitySchemes").begin_object().key("bearer").begin_object();
  json.member("type", "http").member("scheme", "bearer").end_object().end_object().end_object();
  json.end_object();
  return out;
}

}  // namespace vestnik
