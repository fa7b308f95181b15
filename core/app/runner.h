#pragma once
/// The running service: the HTTP server, threads of the planner, of the plugins' handlers, of the
/// regulations, of the jobs and of the queue's upkeep, and two relay threads a gateway (outbox/turns.h).
#include <cstdint>
#include <memory>

#include "app/service.h"
#include "http/server.h"

namespace vestnik {

/// Threads live from start() to stop(); the Service outlives it.
class Runner {
 public:
  /// `requests_only`: whoever holds the Service plans and delivers step by step (simulations).
  enum class Work { everything, requests_only };

  /// Problems of Server::start, and of routes that cannot be.
  static Result<std::unique_ptr<Runner>> start(Service& service, const Settings& settings, const Clock& clock,
                                               Random& random, Work work = Work::everything);
  ~Runner();
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// Finishes requests that have begun, claims no message any more, and ends the threads after their current step: what
  /// was handed to a gateway gets its receipt, which takes as long as one batch may at most (RelayLimits).
  void stop();

 private:
  struct Threads;
  Runner();
  Service* service_ = nullptr;  ///< none once stopped
  std::unique_ptr<Server> server_;
  std::unique_ptr<Threads> threads_;
};

/// Blocks until SIGINT or SIGTERM. Call block_signals() in main before any thread starts.
void block_signals();
void wait_for_signal();

}  // namespace vestnik
