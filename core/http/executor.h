#pragma once
/// A few threads and a bounded queue before them: where work goes that HTTP threads must not do.
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vestnik {

class Executor {
 public:
  /// A job must not throw.
  using Job = std::function<void()>;

  /// At least one thread. `most_waiting` jobs may wait besides those that run.
  Executor(std::size_t threads, std::size_t most_waiting);
  /// As drain().
  ~Executor();
  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  /// false: the queue is full or closed, and the job will not run. Any thread.
  [[nodiscard]] bool submit(Job job);
  /// Takes nothing more, finishes every job it took, ends the threads. Once, not from a job.
  void drain();

 private:
  void work();

  const std::size_t most_waiting_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> waiting_;  // guarded by mutex_
  bool closed_ = false;      // guarded by mutex_
  std::vector<std::jthread> threads_;
};

}  // namespace vestnik
