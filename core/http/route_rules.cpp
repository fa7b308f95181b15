#include "http/route_rules.h"

namespace vestnik {

bool needs_idempotency_key(const Route& route) {
  const std::string_view pattern = route.pattern;
  // A session that was ended is ended, however often that is said.
  const bool session = pattern == "/api/v1/session" || pattern.starts_with("/api/v1/session/") ||
                       pattern.starts_with("/api/v1/me/sessions");
  return route.work == Work::write && route.method != Method::get && pattern.starts_with("/api/v1/") && !session;
}

bool takes_any_body(const Route& route) {
  return route.foreign || std::string_view{route.pattern}.starts_with("/hooks/");
}

bool is_own_account(const Route& route) {
  const bool seen_only = route.permission && route.permission->object == "me" && route.permission->operation == "view";
  return seen_only && route.method != Method::get && std::string_view{route.pattern}.starts_with("/api/v1/me/");
}

bool takes_form(const Route& route) { return std::string_view{route.pattern}.starts_with("/unsubscribe/"); }

std::string_view media_of(const Route& route) {
  if (takes_form(route)) return "text/html";
  if (std::string_view{route.pattern}.ends_with("/archive")) return "application/x-tar";
  // A kept file is of the kind it was handed in as.
  if (std::string_view{route.pattern}.ends_with("/file")) return "*/*";
  return std::string_view{route.pattern}.ends_with("/metrics") ? "text/plain" : "application/json";
}

}  // namespace vestnik
