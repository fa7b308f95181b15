#pragma once
/// Commands waiting for the writer thread, the most urgent first, in order of arrival among equals.
#include <array>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <span>

#include "ports/database.h"

namespace vestnik::storage {

/// Lives on the stack of the thread that waits for it.
struct WriteCommand {
  InstitutionId institution;
  Priority priority;
  const std::function<bool(Transaction&)>& use;
  std::exception_ptr failure{};
  bool finished = false;  ///< guarded by the queue's mutex
  std::condition_variable answered{};
};

/// Any thread calls run(); the rest is the writer thread's.
class WriteQueue {
 public:
  /// Waits until the writer has answered; rethrows the command's failure. Throws DatabaseError when closed.
  void run(WriteCommand& command);
  /// The same for several of one priority, which stand one behind another: waits until all are answered and leaves
  /// their failures in them.
  void run_all(std::deque<WriteCommand>& commands);

  /// Blocks for a command. nullptr: closed, and everything that was waiting has been handed out.
  [[nodiscard]] WriteCommand* wait_for_next();
  /// The next command if one is waiting that is at least as urgent: a committed-to click is not held up by an import.
  [[nodiscard]] WriteCommand* next_as_urgent_as(Priority priority);
  void finish(std::span<WriteCommand* const> commands);
  /// Commands that nobody has begun yet. Any thread.
  [[nodiscard]] std::size_t waiting();
  /// No more commands are taken.
  void close();

 private:
  [[nodiscard]] WriteCommand* take(Priority least);

  std::mutex mutex_;
  std::condition_variable arrived_;
  std::array<std::deque<WriteCommand*>, 3> waiting_;  ///< guarded by mutex_; by Priority
  bool closed_ = false;                               ///< guarded by mutex_
};

}  // namespace vestnik::storage
