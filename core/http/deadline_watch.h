#pragma once
/// Ends connections whose time is out. libmicrohttpd's own time-out starts anew with every byte, so that a client who
/// sends one byte every two seconds keeps a connection for ever; these deadlines do not move with what is received.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <unordered_set>

namespace vestnik {

/// One accepted socket. The deadline may be moved from any thread.
struct WatchedConnection {
  int socket = -1;
  std::string peer;                          ///< address without port
  std::string network;                       ///< of the peer (base/network.h)
  bool has_asked = false;                    ///< a whole head has come; the HTTP thread's alone
  std::atomic<std::int64_t> deadline_ns{0};  ///< of the steady clock; 0: none, while the service itself works

  void expire_after(std::chrono::nanoseconds wait);
  void never_expire() { deadline_ns.store(0, std::memory_order_relaxed); }
};

/// Any thread.
class DeadlineWatch {
 public:
  /// Looks every `tick`; a connection ends at most one tick late.
  explicit DeadlineWatch(std::chrono::milliseconds tick);
  ~DeadlineWatch();
  DeadlineWatch(const DeadlineWatch&) = delete;
  DeadlineWatch& operator=(const DeadlineWatch&) = delete;

  WatchedConnection* add(int socket, std::string peer, std::chrono::nanoseconds wait);
  /// Before the socket is closed: afterwards its number may be another connection's.
  void remove(WatchedConnection* connection);
  /// Shuts every socket down.
  void end_all();
  [[nodiscard]] std::uint64_t expired() const { return expired_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::size_t connections() const;
  /// Open ones of a network (base/network.h).
  [[nodiscard]] std::size_t connections_of(const std::string& network) const;

 private:
  void watch(const std::stop_token& stop);
  void end_expired();

  const std::chrono::milliseconds tick_;
  mutable std::mutex mutex_;
  std::condition_variable_any wake_;
  std::unordered_set<WatchedConnection*> connections_;       // guarded by mutex_; owned
  std::unordered_map<std::string, std::size_t> by_network_;  // guarded by mutex_
  std::atomic<std::uint64_t> expired_{0};
  std::jthread thread_;
};

}  // namespace vestnik
