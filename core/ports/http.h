#pragma once
/// Routes as plugins and the core's own API see them. The server behind is `core/http`.
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "ports/access.h"

namespace vestnik {

/// The cookie of a page's session. The prefix makes browsers keep it to this host, this path and TLS.
inline constexpr std::string_view session_cookie = "__Host-vestnik";

enum class Method : std::uint8_t { get, post, put, del };

struct Request {
  Method method = Method::get;
  std::string path;                                             ///< decoded, without query
  std::vector<std::pair<std::string, std::string>> parameters;  ///< of the pattern: {"id", "17"}
  std::vector<std::pair<std::string, std::string>> query;       ///< decoded; a name stands at most once
  std::string body;                                             ///< at most the route's limit
  std::string idempotency_key;
  std::string if_none_match;
  std::string if_match;
  std::string user_agent;
  std::vector<std::pair<std::string, std::string>> headers;  ///< those the route asks for, in lower case, as sent
  std::string peer;                                          ///< address of the client, by the trusted proxy's word
  Instant received_at;
  std::string token;           ///< bearer token or that of the page's cookie, "" when none was sent
  std::optional<Actor> actor;  ///< signed in

  [[nodiscard]] std::string_view parameter(std::string_view name) const;
  [[nodiscard]] std::optional<std::string_view> argument(std::string_view name) const;
  /// A header that the route asked for; the first where it was sent twice.
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
};

struct Response {
  int status = 200;
  std::string body;
  std::shared_ptr<const std::string> kept;  ///< instead of `body`: a page that many ask for, handed out without a copy
  std::string content_type = "application/json; charset=utf-8";
  std::vector<std::pair<std::string, std::string>> headers;

  [[nodiscard]] std::string_view content() const { return kept ? *kept : body; }
};

/// Where a handler runs. HTTP threads only read.
enum class Work : std::uint8_t {
  read,   ///< on the HTTP thread, with a reader's transaction
  write,  ///< on the write executor, the connection suspended meanwhile
  slow,   ///< argon2 and the like: on the slow executor
};

/// For the OpenAPI document and for the test that enumerates every route.
struct RouteDoc {
  std::string summary;                                     ///< English, one line
  std::vector<std::pair<std::string, std::string>> query;  ///< name → JSON schema
  std::string request_schema;                              ///< JSON schema of the body, "" without one
  std::string response_schema;                             ///< JSON schema of the 2xx body
  std::vector<int> statuses{200};                          ///< every status its handler answers besides 404
                                                           ///< and 500; the server's own are added to them
};

struct Route {
  Method method = Method::get;
  std::string pattern;                   ///< "/api/v1/students/{id}/diary"
  std::optional<Permission> permission;  ///< empty: open to anybody; the enumeration test lists those by name
  bool signed_in = true;                 ///< false only for routes open to anybody
  Work work = Work::read;
  std::size_t body_limit = 0;  ///< bytes; 0: no body
  std::function<Response(const Request&)> handle;
  RouteDoc doc;
  std::vector<std::string> headers{};  ///< further ones that the handler reads, in lower case: {"cookie"}
  bool foreign = false;  ///< of a protocol that others laid down: bodies of any kind; no part of our API's document
};

}  // namespace vestnik
