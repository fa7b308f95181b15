#pragma once
/// One request from its head to its answer, without the sockets: what `server.cpp` drives.
///
/// Head → checks, route, who asks, permission to send a body; body → gathered up to the route's limit; handler →
/// answer. One thread at a time: the HTTP thread, or an executor's while the connection is suspended.
#include <chrono>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "http/front_check.h"
#include "http/router.h"
#include "ports/http.h"
#include "ports/render.h"

namespace vestnik {

/// Who is behind a bearer token; empty: nobody. Any thread; may throw.
using Authenticate = std::function<std::optional<Actor>(std::string_view token)>;

/// What a page has to send with every write beside the cookie that holds `token` (page_session.h). Any thread.
using WriteToken = std::function<std::string(std::string_view token)>;

/// Why whoever asks is refused whatever the request holds; nothing when that is for the handler to say. The head is
/// known, the body is not. Any thread; may throw.
using RightCheck = std::function<std::optional<Problem>(const Route& route, const Request& request)>;

/// What every exchange of a server shares. All of it outlives them.
struct ExchangeRules {
  const Router& router;
  const MessageCatalogue& messages;
  const Clock& clock;
  Authenticate authenticate;
  FrontLimits front;
  std::vector<std::string> trusted_proxies;  ///< whose X-Forwarded-For is believed
  bool require_idempotency_key = true;
  WriteToken write_token{};  ///< empty: cookies sign nobody in
  RightCheck right_first{};  ///< empty: rights are the handlers' affair
};

class Exchange {
 public:
  enum class Stage { head, body, answered };

  /// `target` points to the request target as the server keeps it; it is copied. `id` names the request in logs and
  /// problem documents.
  Exchange(const ExchangeRules& rules, const char* target, std::string id);

  /// The head is complete. With `stopping`, nothing new is begun.
  void admit(std::string_view method, std::string_view version, std::span<const HeaderField> headers,
             std::string_view peer, bool stopping);
  /// A piece of the body. false: the client sends on and on, end the connection.
  [[nodiscard]] bool take(std::string_view piece);
  /// The request is complete and refused: no handler runs, the answer is ready.
  [[nodiscard]] bool refused() const { return refused_; }
  [[nodiscard]] Work work() const { return route_ == nullptr ? Work::read : route_->work; }
  /// Runs the handler; an exception becomes a document: 507 for a full disk, 503 for a database that is away, else 500.
  void run();
  /// Answers with a problem instead of what there was.
  void refuse(const Problem& problem);
  /// A broken world: its own answer, and one line in the log without a word of the request.
  void fail(const std::exception& error);

  /// Whose request it is, by the trusted proxy's word; "" before its head is admitted.
  [[nodiscard]] const std::string& peer() const { return request_.peer; }
  [[nodiscard]] Stage stage() const { return stage_; }
  /// Whether the answer goes out before the body is read, and ends the connection.
  [[nodiscard]] bool close() const { return close_; }
  void close_afterwards() { close_ = true; }
  [[nodiscard]] Response& response() { return response_; }
  [[nodiscard]] const std::string& id() const { return id_; }
  /// For metrics: the pattern, "" when no route was found.
  [[nodiscard]] std::string_view route() const { return route_ == nullptr ? std::string_view{} : route_->pattern; }
  [[nodiscard]] std::string_view method() const;
  /// Who asked; nullptr: nobody known.
  [[nodiscard]] const Actor* actor() const { return request_.actor ? &*request_.actor : nullptr; }
  [[nodiscard]] std::chrono::steady_clock::time_point begun() const { return begun_; }

 private:
  std::optional<Problem> decide(const CheckedHead& head, std::span<const HeaderField> headers);
  /// Who asks, and whether the token's scope reaches to the route.
  std::optional<Problem> find_actor(std::span<const HeaderField> headers);
  std::optional<Problem> lacks_right();
  void keep_out_of_browser();
  void take_headers(std::span<const HeaderField> headers);
  std::optional<Problem> find_route(const CheckedHead& head);
  std::optional<Problem> check_body(const CheckedHead& head) const;
  void fill(const CheckedHead& head, std::string_view peer);
  void fail(std::string_view what, const char* code);
  /// Whether what is left of the body is short enough to be read and thrown away, which keeps the connection.
  [[nodiscard]] static bool can_drain(const CheckedHead& head);
  [[nodiscard]] bool target_is_whole(std::string_view version) const;

  const ExchangeRules& rules_;
  std::string target_;
  const char* target_place_;
  std::string id_;
  std::chrono::steady_clock::time_point begun_;
  Stage stage_ = Stage::head;
  const Route* route_ = nullptr;
  Request request_;
  Response response_;
  std::string allow_;
  std::size_t dropped_ = 0;
  bool refused_ = false;
  bool answers_as_handler_ = false;
  bool close_ = false;
  bool of_page_ = false;
};

}  // namespace vestnik
