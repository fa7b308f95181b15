#pragma once
/// Two threads at one relay of a quick gateway: while the first is with the gateway, the second claims the next batch
/// and waits its turn. Never more than two batches are in flight, and the gateway hears one caller at a time. Behind a
/// slow gateway a message claimed early would only keep a more urgent one waiting.
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace vestnik {

/// Any thread.
class Turns {
 public:
  /// A batch from its claim to its receipts, however it ends.
  class Flight {
   public:
    explicit Flight(Turns& turns) : turns_(turns) {
      {
        const std::scoped_lock lock{turns_.mutex_};
        ++turns_.in_flight_;
      }
      turns_.changed_.notify_one();
    }
    ~Flight() {
      const std::scoped_lock lock{turns_.mutex_};
      --turns_.in_flight_;
    }
    Flight(const Flight&) = delete;
    Flight& operator=(const Flight&) = delete;

   private:
    Turns& turns_;
  };

  /// One claim at a time, so that each sees what the one before it left.
  [[nodiscard]] std::unique_lock<std::mutex> to_claim() { return std::unique_lock{claiming_}; }
  /// One caller of the gateway at a time.
  [[nodiscard]] std::unique_lock<std::mutex> at_gateway() { return std::unique_lock{gateway_}; }
  /// Whether the gateway is worth running ahead of.
  void note_quick(bool quick) {
    {
      const std::scoped_lock lock{mutex_};
      quick_ = quick;
    }
    changed_.notify_one();
  }
  /// Whether a batch is in flight at such a gateway; waits so long for one.
  [[nodiscard]] bool wait_to_run_ahead(std::chrono::milliseconds most) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, most, [&] { return in_flight_ > 0 && quick_; });
  }
  [[nodiscard]] bool is_quick() {
    const std::scoped_lock lock{mutex_};
    return quick_;
  }

 private:
  std::mutex claiming_;
  std::mutex gateway_;
  std::mutex mutex_;
  std::condition_variable changed_;
  int in_flight_ = 0;   // guarded by mutex_
  bool quick_ = false;  // guarded by mutex_
};

}  // namespace vestnik
