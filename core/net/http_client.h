#pragma once
/// Requests to HTTP services (RFC 9110), many at a time over connections that are used again while they are fresh.
/// What matters to a caller who pays per request is whether one may have been received: see HttpPhase.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vestnik::net {

struct HttpOptions {
  std::size_t connections = 4;                          ///< at most, at a time
  std::chrono::milliseconds timeout{30'000};            ///< for one exchange, from its beginning
  std::size_t largest_answer = std::size_t{64} << 10U;  ///< bytes of the body
  std::string ca_file;  ///< certificates of the service's authority; "" for the system's
};

struct HttpRequest {
  std::string method = "POST";
  std::string url;  ///< https, or http to this host itself (localhost, 127.0.0.1)
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};

enum class HttpPhase : std::uint8_t {
  none,     ///< not begun: unsafe, or the deadline passed before its turn
  connect,  ///< nothing was sent
  sent,     ///< the request went out, at least in part, and no whole answer came: nobody knows what became of it
  answered
};

enum class HttpTrouble : std::uint8_t {
  none,
  network,
  timeout,
  tls,        ///< the certificate is not the service's
  too_large,  ///< the answer is longer than largest_answer; `status` is known where the headers were whole
  unsafe      ///< refused here: CR, LF or NUL in method, URL or header, or an URL that is not to be used
};

struct HttpResult {
  HttpPhase phase = HttpPhase::none;
  HttpTrouble trouble = HttpTrouble::none;
  int status = 0;  ///< 0 where the headers did not come whole
  std::string body;
  std::optional<std::chrono::seconds> retry_after;  ///< RFC 9110 10.2.3, at most a day
};

/// Redirects are answers like others and are not followed. A request is never repeated behind the caller's back.
/// One thread at a time. send() does not throw for anything a server does.
class HttpClient {
 public:
  explicit HttpClient(HttpOptions options);
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;
  ~HttpClient();

  /// One result a request, in order; returns soon after `deadline` at the latest.
  [[nodiscard]] std::vector<HttpResult> send(std::span<const HttpRequest> requests,
                                             std::chrono::steady_clock::time_point deadline);

 private:
  class Run;
  struct Pool;
  std::unique_ptr<Pool> pool_;
};

/// application/x-www-form-urlencoded (URL standard 5.2): letters, digits and "*-._" as they are, a blank as "+".
[[nodiscard]] std::string form_encoded(const std::vector<std::pair<std::string, std::string>>& fields);

/// What form_encoded() made, or a browser; nullopt where an escape is none, or where there are more than `most` fields.
[[nodiscard]] std::optional<std::vector<std::pair<std::string, std::string>>> form_decoded(std::string_view form,
                                                                                           std::size_t most = 200);

/// Whether HttpClient takes the URL.
[[nodiscard]] bool is_usable_url(std::string_view url);

}  // namespace vestnik::net
