#pragma once
/// The reader connections. A thread borrows one and waits while all are lent.
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

  /// A reader of one's own, given back at the end.
  class Lease {
   public:
    explicit Lease(ReaderPool& from) : pool_(from) {
      std::unique_lock lock{pool_.mutex_};
      pool_.returned_.wait(lock, [&] { return !pool_.free_.empty(); });
      // The last one returned has the warmest cache.
      connection_ = std::move(pool_.free_.back());
      pool_.free_.pop_back();
    }
    ~Lease() {
      const std::lock_guard lock{pool_.mutex_};
      pool_.free_.push_back(std::move(connection_));
      pool_.returned_.notify_one();
    }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    [[nodiscard]] Connection& connection() { return *connection_; }

   private:
    ReaderPool& pool_;
    std::unique_ptr<Connection> connection_;
  };

 private:
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> free_;  ///< guarded by mutex_; its capacity is never exceeded
};

}  // namespace vestnik::storage
