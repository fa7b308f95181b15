#pragma once
/// The reader connections. A thread borrows one for the length of a read and waits while all are lent.
#include <condition_variable>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "storage/connection.h"

namespace vestnik::storage {

/// Any thread.
class ReaderPool {
 public:
  explicit ReaderPool(std::vector<std::unique_ptr<Connection>> readers) : free_(std::move(readers)) {}

  /// Runs `use(connection)` with a reader of its own.
  template <class Use>
  void with(Use&& use) {
    Lease lease{*this};
    use(*lease.connection);
  }

 private:
  struct Lease {
    explicit Lease(ReaderPool& from) : pool(from) {
      std::unique_lock lock{pool.mutex_};
      pool.returned_.wait(lock, [&] { return !pool.free_.empty(); });
      // The last one returned has the warmest cache.
      connection = std::move(pool.free_.back());
      pool.free_.pop_back();
    }
    ~Lease() {
      const std::lock_guard lock{pool.mutex_};
      pool.free_.push_back(std::move(connection));
      pool.returned_.notify_one();
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    ReaderPool& pool;
    std::unique_ptr<Connection> connection;
  };

  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> free_;  ///< guarded by mutex_; its capacity is never exceeded
};

}  // namespace vestnik::storage
