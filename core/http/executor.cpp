#include "http/executor.h"

#include <algorithm>

namespace vestnik {

Executor::Executor(std::size_t threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
  const std::size_t count = std::max<std::size_t>(threads, 1);
  threads_.reserve(count);
  for (std::size_t at = 0; at < count; ++at) threads_.emplace_back([this] { work(); });
}

Executor::~Executor() { drain(); }

bool Executor::submit(Job job) {
  {
    const std::lock_guard lock{mutex_};
    if (closed_ || waiting_.size() >= most_waiting_) return false;
    waiting_.push_back(std::move(job));
  }
  wake_.notify_one();
  return true;
}

void Executor::drain() {
  {
    const std::lock_guard lock{mutex_};
    closed_ = true;
  }
  wake_.notify_all();
  threads_.clear();
}

void Executor::work() {
  while (true) {
    Job job;
    {
      std::unique_lock lock{mutex_};
      wake_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    job();
  }
}

}  // namespace vestnik
