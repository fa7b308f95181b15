#include "http/route_rules.h"

#include <algorithm>

namespace vestnik {

namespace {

bool is_of_api(const Route& route) { return std::string_view{route.pattern}.starts_with("/api/v1/"); }

bool is_write_of_api(const Route& route) { return route.method != Method::get && is_of_api(route); }

bool is_hook(const Route& route) { return std::string_view{route.pattern}.starts_with("/hooks/"); }

bool is_of_session(const Route& route) {
  const std::string_view pattern = route.pattern;
  return pattern == "/api/v1/session" || pattern.starts_with("/api/v1/session/") ||
         pattern.starts_with("/api/v1/me/sessions");
}

}  // namespace

bool needs_idempotency_key(const Route& route) {
  // A session that was ended is ended, however often that is said.
  return route.work == Work::write && is_write_of_api(route) && !is_of_session(route);
}

bool asks_right_first(const Route& route) {
  return is_of_api(route) && route.permission && !route.foreign && !is_of_session(route);
}

bool takes_any_body(const Route& route) { return route.foreign || is_hook(route); }

bool is_own_account(const Route& route) {
  const bool seen_only = route.permission && route.permission->object == "me" && route.permission->operation == "view";
  return seen_only && route.method != Method::get && std::string_view{route.pattern}.starts_with("/api/v1/me/");
}

bool takes_form(const Route& route) { return std::string_view{route.pattern}.starts_with("/unsubscribe/"); }

bool gives_page_on_wish(const Route& route) {
  return std::ranges::any_of(route.doc.query, [](const auto& argument) {
    const auto& [name, schema] = argument;
    return name == "page" || (name == "as" && schema.find("\"page\"") != std::string::npos);
  });
}

bool is_page(const Route& route) {
  const auto& statuses = route.doc.statuses;
  return route.method == Method::get && route.pattern.starts_with("/api/v1/") && route.doc.response_schema.empty() &&
         media_of(route) == "application/json" && std::ranges::find(statuses, 200) != statuses.end();
}

std::string_view media_of(const Route& route) {
  if (takes_form(route)) return "text/html";
  if (std::string_view{route.pattern}.ends_with("/archive")) return "application/x-tar";
  // A kept file is of the kind it was handed in as.
  if (std::string_view{route.pattern}.ends_with("/file")) return "*/*";
  const bool plain = std::string_view{route.pattern}.ends_with("/metrics") || is_hook(route);
  return plain ? "text/plain" : "application/json";
}

}  // namespace vestnik
