#include "http/deadline_watch.h"

#include <sys/socket.h>

#include "base/network.h"

namespace vestnik {
namespace {

std::int64_t steady_now() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace

void WatchedConnection::expire_after(std::chrono::nanoseconds wait) {
  deadline_ns.store(steady_now() + wait.count(), std::memory_order_relaxed);
}

DeadlineWatch::DeadlineWatch(std::chrono::milliseconds tick)
    : tick_(tick), thread_([this](const std::stop_token& stop) { watch(stop); }) {}

DeadlineWatch::~DeadlineWatch() {
  thread_.request_stop();
  thread_.join();
  for (WatchedConnection* connection : connections_) delete connection;
}

WatchedConnection* DeadlineWatch::add(int socket, std::string peer, std::chrono::nanoseconds wait) {
  auto connection = std::make_unique<WatchedConnection>();
  connection->socket = socket;
  connection->peer = std::move(peer);
  connection->expire_after(wait);
  connection->network = network_of(connection->peer);
  const std::lock_guard lock{mutex_};
  ++by_network_[connection->network];
  connections_.insert(connection.get());
  return connection.release();
}

void DeadlineWatch::remove(WatchedConnection* connection) {
  const std::lock_guard lock{mutex_};
  const auto of_network = by_network_.find(connection->network);
  if (of_network != by_network_.end() && --of_network->second == 0) by_network_.erase(of_network);
  connections_.erase(connection);
  delete connection;
}

void DeadlineWatch::end_all() {
  const std::lock_guard lock{mutex_};
  for (const WatchedConnection* connection : connections_) ::shutdown(connection->socket, SHUT_RDWR);
}

std::size_t DeadlineWatch::connections() const {
  const std::lock_guard lock{mutex_};
  return connections_.size();
}

std::size_t DeadlineWatch::connections_of(const std::string& network) const {
  const std::lock_guard lock{mutex_};
  const auto found = by_network_.find(network);
  return found == by_network_.end() ? 0 : found->second;
}

void DeadlineWatch::watch(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock{mutex_};
      wake_.wait_for(lock, stop, tick_, [] { return false; });
    }
    end_expired();
  }
}

void DeadlineWatch::end_expired() {
  const std::int64_t now = steady_now();
  const std::lock_guard lock{mutex_};
  for (WatchedConnection* connection : connections_) {
    const std::int64_t deadline = connection->deadline_ns.load(std::memory_order_relaxed);
    if (deadline == 0 || now < deadline) continue;
    connection->never_expire();
    expired_.fetch_add(1, std::memory_order_relaxed);
    // Only shut down: the number stays taken until its owner closes it.
    ::shutdown(connection->socket, SHUT_RDWR);
  }
}

}  // namespace vestnik
