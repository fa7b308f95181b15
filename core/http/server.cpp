#include "http/server.h"

#include <microhttpd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

#include "base/log.h"
#include "base/network.h"
#include "http/browser_headers.h"
#include "http/deadline_watch.h"
#include "http/executor.h"
#include "http/refusal_log.h"
#include "http/slow_work.h"
#include "http/socket_address.h"

namespace vestnik {
namespace {

constexpr int bad_request = 400;

std::chrono::milliseconds tick_of(const ServerOptions& options) {
  const auto shorter = std::min({options.head_deadline, options.request_deadline, options.answer_deadline});
  return std::clamp(shorter / 10, std::chrono::milliseconds{5}, std::chrono::milliseconds{1000});
}

WatchedConnection* watched(MHD_Connection* connection) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  return info == nullptr ? nullptr : static_cast<WatchedConnection*>(info->socket_context);
}

MHD_Result gather_header(void* into, MHD_ValueKind, const char* name, size_t name_size, const char* value,
                         size_t value_size) {
  try {
    const std::string_view text = value == nullptr ? std::string_view{} : std::string_view{value, value_size};
    static_cast<std::vector<HeaderField>*>(into)->push_back({{name, name_size}, text});
    return MHD_YES;
  } catch (...) {
    return MHD_NO;
  }
}

bool has_header(const Response& response, std::string_view name) {
  return std::any_of(response.headers.begin(), response.headers.end(),
                     [&](const auto& header) { return header.first == name; });
}

}  // namespace

struct Server::Impl {
  ServerOptions options;
  Router router;
  ServerPorts ports;
  ExchangeRules rules;
  RefusalLog refusals;
  std::string id_prefix;
  std::atomic<std::uint64_t> next_id{1};
  DeadlineWatch watch;
  Executor writes;
  SlowWork slow;
  std::atomic<bool> stopping{false};
  std::once_flag stopped;
  std::mutex mutex;
  std::condition_variable idle;
  std::atomic<std::size_t> open_exchanges{0};
  MHD_Daemon* daemon = nullptr;
  std::uint16_t port = 0;

  Impl(ServerOptions its_options, Router its_router, ServerPorts its_ports)
      : options(std::move(its_options)),
        router(std::move(its_router)),
        ports(std::move(its_ports)),
        rules{router,
              ports.messages,
              ports.clock,
              ports.authenticate,
              options.front,
              options.trusted_proxies,
              options.require_idempotency_key,
              std::move(ports.write_token),
              std::move(ports.right_first)},
        refusals(ports.clock),
        id_prefix(ports.random.hex(4) + "-"),
        watch(tick_of(options)),
        writes(options.write_threads, options.write_queue),
        slow(options.slow_threads, options.slow_queue) {}

  bool listen();
  void stop();
  bool wait_for_exchanges();

  Exchange* begin(const char* target);
  MHD_Result step(MHD_Connection* connection, const char* method, const char* version, std::string_view piece,
                  Exchange& exchange);
  void admit(MHD_Connection* connection, const char* method, const char* version, Exchange& exchange);
  MHD_Result dispatch(MHD_Connection* connection, Exchange& exchange);
  MHD_Result hand_over(MHD_Connection* connection, Exchange& exchange);
  [[nodiscard]] std::chrono::milliseconds deadline_of_first_head() const {
    return std::min(options.head_deadline, options.request_deadline);
  }
  [[nodiscard]] bool may_connect(const std::string& peer) const;
  MHD_Result send(MHD_Connection* connection, Exchange& exchange);
  void end(MHD_Connection* connection, std::unique_ptr<Exchange> exchange, bool completed);
  void measure(Exchange& exchange, bool completed) const;
  void note_refusal(Exchange& exchange);

  // What libmicrohttpd calls. An exception out of one of these would end the process.
  static MHD_Result is_welcome(void* cls, const sockaddr* address, socklen_t size) noexcept;
  static void* on_target(void* cls, const char* uri, MHD_Connection* connection) noexcept;
  static MHD_Result on_request(void* cls, MHD_Connection* connection, const char* url, const char* method,
                               const char* version, const char* data, size_t* size, void** context) noexcept;
  static void on_completed(void* cls, MHD_Connection* connection, void** context,
                           MHD_RequestTerminationCode how) noexcept;
  static void on_connection(void* cls, MHD_Connection* connection, void** context,
                            MHD_ConnectionNotificationCode what) noexcept;
};

// ---- life --------------------------------------------------------------------------------------------------------

bool Server::Impl::listen() {
  const auto address = parse_address(options.address, options.port);
  if (!address) return false;
  unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_SUSPEND_RESUME;
  if (address->v6) flags |= MHD_USE_IPv6;
  std::vector<MHD_OptionItem> items;
  const auto set = [&items](MHD_OPTION option, std::size_t value) {
    items.push_back({option, static_cast<std::intptr_t>(value), nullptr});
  };
  // One thread is no pool to the library.
  if (options.threads > 1) set(MHD_OPTION_THREAD_POOL_SIZE, options.threads);
  set(MHD_OPTION_CONNECTION_LIMIT, std::max(options.connections, options.threads));
  set(MHD_OPTION_CONNECTION_TIMEOUT, static_cast<std::size_t>(options.idle_timeout.count()));
  set(MHD_OPTION_CONNECTION_MEMORY_LIMIT, options.head_bytes);
  set(MHD_OPTION_STRICT_FOR_CLIENT, 1);
  items.push_back({MHD_OPTION_END, 0, nullptr});
  daemon = MHD_start_daemon(flags, 0, &is_welcome, this, &on_request, this, MHD_OPTION_SOCK_ADDR, &address->storage,
                            MHD_OPTION_URI_LOG_CALLBACK, &on_target, this, MHD_OPTION_NOTIFY_COMPLETED, &on_completed,
                            this, MHD_OPTION_NOTIFY_CONNECTION, &on_connection, this, MHD_OPTION_ARRAY, items.data(),
                            MHD_OPTION_END);
  if (daemon == nullptr) return false;
  const MHD_DaemonInfo* bound = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  port = bound == nullptr ? options.port : bound->port;
  return true;
}

bool Server::Impl::wait_for_exchanges() {
  std::unique_lock lock{mutex};
  return idle.wait_for(lock, options.stop_within, [this] { return open_exchanges.load() == 0; });
}

void Server::Impl::stop() {
  if (daemon == nullptr) return;
  // From here on is_welcome() turns new clients away. MHD_quiesce_daemon() would do so too, but libmicrohttpd 0.9.75
  // ends the process when one of its own threads takes the socket out of the epoll set at the same moment.
  stopping.store(true);
  if (!wait_for_exchanges()) watch.end_all();
  // Every job ends with a resumption; a suspended connection would stop the library from stopping.
  writes.drain();
  slow.drain();
  if (!wait_for_exchanges()) log(LogLevel::warning, "http", "stopped with open requests");
  MHD_stop_daemon(daemon);
}

// ---- one request -------------------------------------------------------------------------------------------------

Exchange* Server::Impl::begin(const char* target) {
  auto exchange = std::make_unique<Exchange>(rules, target, id_prefix + std::to_string(next_id.fetch_add(1)));
  open_exchanges.fetch_add(1);
  return exchange.release();
}

void Server::Impl::admit(MHD_Connection* connection, const char* method, const char* version, Exchange& exchange) {
  thread_local std::vector<HeaderField> headers;
  headers.clear();
  MHD_get_connection_values_n(connection, MHD_HEADER_KIND, &gather_header, &headers);
  WatchedConnection* client = watched(connection);
  if (client != nullptr && !std::exchange(client->has_asked, true)) client->expire_after(options.request_deadline);
  exchange.admit(method, version, headers, client == nullptr ? std::string_view{} : client->peer, stopping.load());
}

MHD_Result Server::Impl::step(MHD_Connection* connection, const char* method, const char* version,
                              std::string_view piece, Exchange& exchange) {
  if (exchange.stage() == Exchange::Stage::head) {
    admit(connection, method, version, exchange);
    return exchange.refused() && exchange.close() ? send(connection, exchange) : MHD_YES;
  }
  if (!piece.empty()) return exchange.take(piece) ? MHD_YES : MHD_NO;
  return exchange.stage() == Exchange::Stage::body ? dispatch(connection, exchange) : send(connection, exchange);
}

MHD_Result Server::Impl::dispatch(MHD_Connection* connection, Exchange& exchange) {
  if (exchange.refused()) return send(connection, exchange);
  if (exchange.work() != Work::read) return hand_over(connection, exchange);
  exchange.run();
  return send(connection, exchange);
}

MHD_Result Server::Impl::hand_over(MHD_Connection* connection, Exchange& exchange) {
  WatchedConnection* client = watched(connection);
  if (client != nullptr) client->never_expire();
  // The last touch of each job is the resumption: from there on the HTTP thread may end and free all of it.
  const auto turn_away = [connection, &exchange] {
    exchange.refuse(Problem{"http.busy"});
    MHD_resume_connection(connection);
  };
  const auto run = [connection, &exchange] {
    exchange.run();
    const bool of_use = exchange.response().status < bad_request;
    MHD_resume_connection(connection);
    return of_use;
  };
  // Suspended first: the job may be done before submit() returns.
  MHD_suspend_connection(connection);
  if (exchange.work() == Work::slow) {
    const bool familiar = ports.is_familiar && ports.is_familiar(exchange.peer());
    slow.submit({network_of(exchange.peer()), familiar, run, turn_away});
  } else if (!writes.submit([run] { (void)run(); })) {
    turn_away();
  }
  return MHD_YES;
}

MHD_Result Server::Impl::send(MHD_Connection* connection, Exchange& exchange) {
  if (WatchedConnection* client = watched(connection)) client->expire_after(options.answer_deadline);
  Response& answer = exchange.response();
  // The body lives in the exchange until the request is completed; nothing is copied.
  const std::string_view content = answer.content();
  MHD_Response* response =
      MHD_create_response_from_buffer(content.size(), const_cast<char*>(content.data()), MHD_RESPMEM_PERSISTENT);
  if (response == nullptr) return MHD_NO;
  if (!content.empty()) MHD_add_response_header(response, "Content-Type", answer.content_type.c_str());
  for (const auto& [name, value] : answer.headers) {
    // Refused by the library: characters that would forge further headers.
    if (MHD_add_response_header(response, name.c_str(), value.c_str()) != MHD_YES) {
      log(LogLevel::warning, "http", "header left out", {{"request", exchange.id()}, {"header", name}});
    }
  }
  for (const auto& [name, value] : browser_headers) {
    if (!has_header(answer, name)) MHD_add_response_header(response, name, value);
  }
  MHD_add_response_header(response, "X-Request-Id", exchange.id().c_str());
  if (exchange.close() || stopping.load()) MHD_add_response_header(response, "Connection", "close");
  const MHD_Result queued = MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
  MHD_destroy_response(response);
  return queued;
}

void Server::Impl::measure(Exchange& exchange, bool completed) const {
  if (ports.metrics == nullptr) return;
  const std::string_view route = exchange.route().empty() ? "none" : exchange.route();
  const std::string status = completed ? std::to_string(exchange.response().status) : "aborted";
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - exchange.begun();
  ports.metrics->count("vestnik_http_requests_total",
                       {{"method", exchange.method()}, {"route", route}, {"status", status}});
  ports.metrics->observe("vestnik_http_request_seconds", {{"route", route}}, took.count());
}

void Server::Impl::note_refusal(Exchange& exchange) {
  const Response& answer = exchange.response();
  if (!is_worth_a_line(answer.status)) return;
  const Actor* who = exchange.actor();
  refusals.note({exchange.id(), exchange.method(), exchange.route(), answer.status, code_in_problem(answer.content()),
                 who == nullptr ? 0 : who->institution.value, who == nullptr ? 0 : who->person.value});
}

void Server::Impl::end(MHD_Connection* connection, std::unique_ptr<Exchange> exchange, bool completed) {
  if (WatchedConnection* client = watched(connection)) client->expire_after(options.request_deadline);
  measure(*exchange, completed);
  note_refusal(*exchange);
  exchange.reset();
}

// ---- the library's calls -----------------------------------------------------------------------------------------

MHD_Result Server::Impl::is_welcome(void* cls, const sockaddr* address, socklen_t) noexcept {
  const auto* self = static_cast<Impl*>(cls);
  try {
    return !self->stopping.load() && self->may_connect(address_text(address)) ? MHD_YES : MHD_NO;
  } catch (...) {
    return MHD_NO;
  }
}

bool Server::Impl::may_connect(const std::string& peer) const {
  if (options.connections_per_address == 0) return true;
  const auto& proxies = options.trusted_proxies;
  if (std::find(proxies.begin(), proxies.end(), peer) != proxies.end()) return true;
  return watch.connections_of(network_of(peer)) < options.connections_per_address;
}

void* Server::Impl::on_target(void* cls, const char* uri, MHD_Connection*) noexcept {
  try {
    return static_cast<Impl*>(cls)->begin(uri);
  } catch (...) {
    return nullptr;
  }
}

MHD_Result Server::Impl::on_request(void* cls, MHD_Connection* connection, const char*, const char* method,
                                    const char* version, const char* data, size_t* size, void** context) noexcept {
  auto* exchange = static_cast<Exchange*>(*context);
  if (exchange == nullptr) return MHD_NO;
  auto* self = static_cast<Impl*>(cls);
  const std::string_view piece = *size == 0 ? std::string_view{} : std::string_view{data, *size};
  *size = 0;
  try {
    return self->step(connection, method, version, piece, *exchange);
  } catch (const std::exception& error) {
    try {
      exchange->fail(error);
      exchange->close_afterwards();
      return piece.empty() ? self->send(connection, *exchange) : MHD_NO;
    } catch (...) {
      return MHD_NO;
    }
  } catch (...) {
    return MHD_NO;
  }
}

void Server::Impl::on_completed(void* cls, MHD_Connection* connection, void** context,
                                MHD_RequestTerminationCode how) noexcept {
  std::unique_ptr<Exchange> exchange{static_cast<Exchange*>(*context)};
  *context = nullptr;
  if (!exchange) return;
  auto* self = static_cast<Impl*>(cls);
  try {
    self->end(connection, std::move(exchange), how == MHD_REQUEST_TERMINATED_COMPLETED_OK);
  } catch (...) {
    // A metric that cannot be counted is no reason to end the service.
    log(LogLevel::warning, "http", "request not counted");
  }
  // The lock is only for a stop that waits: HTTP threads must not meet at it with every request.
  if (self->open_exchanges.fetch_sub(1) != 1 || !self->stopping.load()) return;
  const std::lock_guard lock{self->mutex};
  self->idle.notify_all();
}

void Server::Impl::on_connection(void* cls, MHD_Connection* connection, void** context,
                                 MHD_ConnectionNotificationCode what) noexcept {
  auto* self = static_cast<Impl*>(cls);
  if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
    if (*context != nullptr) self->watch.remove(static_cast<WatchedConnection*>(*context));
    *context = nullptr;
    return;
  }
  try {
    const MHD_ConnectionInfo* address = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    std::string peer = address == nullptr ? std::string{} : address_text(address->client_addr);
    const MHD_ConnectionInfo* socket = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    *context = self->watch.add(socket->connect_fd, std::move(peer), self->deadline_of_first_head());
  } catch (...) {
    *context = nullptr;
  }
}

// ---- Server ------------------------------------------------------------------------------------------------------

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() { stop(); }

Result<std::unique_ptr<Server>> Server::start(ServerOptions options, Router router, ServerPorts ports) {
  const std::string address = options.address;
  const std::string port = std::to_string(options.port);
  if (!parse_address(address, options.port)) return Problem{"http.bad_address", {{"address", address}}};
  auto impl = std::make_unique<Impl>(std::move(options), std::move(router), std::move(ports));
  if (!impl->listen()) return Problem{"http.not_started", {{"address", address}, {"port", port}}};
  return std::unique_ptr<Server>{new Server{std::move(impl)}};
}

std::uint16_t Server::port() const { return impl_->port; }
const Router& Server::router() const { return impl_->router; }
void Server::stop() {
  std::call_once(impl_->stopped, [this] { impl_->stop(); });
}

}  // namespace vestnik
