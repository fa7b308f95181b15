#include "storage/write_queue.h"

namespace vestnik::storage {
namespace {

std::exception_ptr being_closed() {
  return std::make_exception_ptr(DatabaseError{DatabaseError::Kind::failure, "the database is being closed"});
}

}  // namespace

void WriteQueue::run(WriteCommand& command) {
  {
    std::unique_lock lock{mutex_};
    if (closed_) std::rethrow_exception(being_closed());
    waiting_[static_cast<std::size_t>(command.priority)].push_back(&command);
    arrived_.notify_one();
    command.answered.wait(lock, [&] { return command.finished; });
  }
  if (command.failure) std::rethrow_exception(std::move(command.failure));
}

void WriteQueue::run_all(std::deque<WriteCommand>& commands) {
  std::unique_lock lock{mutex_};
  if (closed_) {
    for (WriteCommand& command : commands) command.failure = being_closed();
    return;
  }
  for (WriteCommand& command : commands) waiting_[static_cast<std::size_t>(command.priority)].push_back(&command);
  arrived_.notify_one();
  for (WriteCommand& command : commands) command.answered.wait(lock, [&] { return command.finished; });
}

WriteCommand* WriteQueue::wait_for_next() {
  std::unique_lock lock{mutex_};
  WriteCommand* command = nullptr;
  arrived_.wait(lock, [&] { return (command = take(Priority::background)) != nullptr || closed_; });
  return command;
}

WriteCommand* WriteQueue::next_as_urgent_as(Priority priority) {
  const std::lock_guard lock{mutex_};
  return take(priority);
}

WriteCommand* WriteQueue::take(Priority least) {
  for (std::size_t level = 0; level <= static_cast<std::size_t>(least); ++level) {
    auto& waiting = waiting_[level];
    if (waiting.empty()) continue;
    WriteCommand* command = waiting.front();
    waiting.pop_front();
    return command;
  }
  return nullptr;
}

void WriteQueue::finish(std::span<WriteCommand* const> commands) {
  const std::lock_guard lock{mutex_};
  for (WriteCommand* command : commands) {
    command->finished = true;
    // Under the lock: the command is gone as soon as its thread can see that it is finished.
    command->answered.notify_one();
  }
}

std::size_t WriteQueue::waiting() {
  const std::lock_guard lock{mutex_};
  return waiting_[0].size() + waiting_[1].size() + waiting_[2].size();
}

void WriteQueue::close() {
  const std::lock_guard lock{mutex_};
  closed_ = true;
  arrived_.notify_one();
}

}  // namespace vestnik::storage
