#pragma once
/// The HTTP server: libmicrohttpd with what it lacks. RFC 9110, 9112.
///
/// Threads: `threads` HTTP threads each wait on their own epoll and run handlers of Work::read; handlers of Work::write
/// and Work::slow run on threads of their own while the connection is suspended, so that a password being hashed never
/// stands before a diary being read. TLS and the outside world belong to the proxy in front.
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "http/exchange.h"
#include "http/router.h"
#include "ports/metrics.h"
#include "ports/render.h"

namespace vestnik {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: the system chooses, see Server::port()
  unsigned threads = 2;
  unsigned connections = 4096;
  /// 0: no limit. Trusted proxies have none: all clients come from their addresses, and the limit belongs there.
  unsigned connections_per_address = 0;
  std::chrono::seconds idle_timeout{20};
  /// From the connection's opening to the end of its first head.
  std::chrono::milliseconds head_deadline{10'000};
  /// From the end of a first head, or from the answer before, to the last byte of the request. Does not move with what
  /// is received; a connection kept open without a request ends with it too.
  std::chrono::milliseconds request_deadline{30'000};
  /// From the handler's end to the last byte of the answer.
  std::chrono::milliseconds answer_deadline{60'000};
  /// How long stop() waits for requests that have begun.
  std::chrono::milliseconds stop_within{10'000};
  std::size_t head_bytes = std::size_t{32} << 10U;  ///< memory of a request's head: over it 431 or 414
  std::size_t write_threads = 8;                    ///< they mostly wait for the group commit
  std::size_t write_queue = 256;                    ///< over it 503 with Retry-After
  std::size_t slow_threads = 3;                     ///< of them fewer hash at the same time (access/passwords.h)
  std::size_t slow_queue = 64;  ///< over it 503 with Retry-After, to those with the worst record (slow_work.h)
  FrontLimits front;
  std::vector<std::string> trusted_proxies;
  bool require_idempotency_key = true;
};

/// What the server asks of the house; all of it outlives the server.
struct ServerPorts {
  Authenticate authenticate;
  const MessageCatalogue& messages;
  const Clock& clock;
  Random& random;
  Metrics* metrics = nullptr;
  WriteToken write_token{};  ///< empty: cookies sign nobody in
  /// Whether people have come in from the address lately: they go first where there is a crowd. Empty: nobody is known.
  std::function<bool(std::string_view address)> is_familiar{};
  RightCheck right_first{};  ///< empty: rights are the handlers' affair
};

class Server {
 public:
  /// Listens and serves at once. The router is fixed from here on. Problems "http.bad_address" {address},
  /// "http.not_started" {address, port}.
  static Result<std::unique_ptr<Server>> start(ServerOptions options, Router router, ServerPorts ports);
  /// As stop().
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] const Router& router() const;
  /// Takes no new connection, answers 503 to new requests, finishes those that have begun (within `stop_within`;
  /// handlers that run are always waited for), closes. Any thread but a handler's; further calls wait for the first
  /// one and do nothing.
  void stop();

 private:
  struct Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace vestnik
