#include "storage/writer_database.h"

#include <utility>

namespace vestnik::storage {
namespace {

/// PostgreSQL cannot hold a zero byte in a text, so no engine may.
Parameters checked(std::initializer_list<Value> parameters) {
  for (const Value& value : parameters) {
    const auto* text = std::get_if<std::string_view>(&value.held());
    if (text != nullptr && text->find('\0') != std::string_view::npos) {
      throw DatabaseError{DatabaseError::Kind::failure, "a zero byte in a text"};
    }
  }
  return {parameters.begin(), parameters.size()};
}

class ConnectionTransaction final : public Transaction {
 public:
  enum class May { read, write };
  ConnectionTransaction(Connection& connection, InstitutionId institution, May may)
      : connection_(connection), institution_(institution), may_(may) {}

  [[nodiscard]] InstitutionId institution() const override { return institution_; }
  void query(std::string_view sql, std::initializer_list<Value> parameters,
             const std::function<void(const Row&)>& each) override {
    connection_.query(sql, checked(parameters), each);
  }
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters) override {
    return connection_.execute(sql, checked(parameters));
  }
  [[nodiscard]] std::int64_t next(std::string_view counter) override;

 private:
  Connection& connection_;
  InstitutionId institution_;
  May may_;
};

std::int64_t ConnectionTransaction::next(std::string_view counter) {
  if (may_ == May::read) throw DatabaseError{DatabaseError::Kind::failure, "a counter is asked for inside a read"};
  const std::initializer_list<Value> parameters{institution_, counter};
  std::int64_t number = 0;
  connection_.query(
      "INSERT INTO counter (institution_id, name, value) VALUES ($1, $2, 1)"
      " ON CONFLICT (institution_id, name) DO UPDATE SET value = counter.value + 1 RETURNING value",
      {parameters.begin(), parameters.size()}, [&](const Row& row) { number = row.integer(0); });
  return number;
}

/// Ends a read however it ends.
class ReadScope {
 public:
  explicit ReadScope(Connection& connection) : connection_(connection) { connection_.begin_read(); }
  ~ReadScope() { connection_.rollback(); }
  ReadScope(const ReadScope&) = delete;
  ReadScope& operator=(const ReadScope&) = delete;

 private:
  Connection& connection_;
};

/// Gives every command without a failure of its own the one that befell the group. Each gets its own object: they are
/// thrown in different threads.
void fail_all(const std::vector<WriteCommand*>& group) {
  try {
    throw;
  } catch (const DatabaseError& error) {
    for (WriteCommand* command : group) {
      if (!command->failure) command->failure = std::make_exception_ptr(DatabaseError{error.kind(), error.what()});
    }
  } catch (...) {
    for (WriteCommand* command : group) {
      if (!command->failure) command->failure = std::current_exception();
    }
  }
}

}  // namespace

WriterDatabase::WriterDatabase(DatabaseParts parts)
    : held_(std::move(parts.held)),
      writer_(std::move(parts.writer)),
      group_limit_(static_cast<std::size_t>(parts.group_limit)),
      readers_(std::move(parts.readers)),
      watch_(Watch{std::move(parts.watcher)}),
      thread_([this] { run_writer(); }) {}

WriterDatabase::~WriterDatabase() {
  queue_.close();
  thread_.join();
}

void WriterDatabase::read(InstitutionId institution, const std::function<void(Transaction&)>& use) {
  readers_.with([&](Connection& connection) {
    const ReadScope scope{connection};
    ConnectionTransaction transaction{connection, institution, ConnectionTransaction::May::read};
    use(transaction);
  });
}

void WriterDatabase::write(InstitutionId institution, Priority priority, const std::function<bool(Transaction&)>& use) {
  if (std::this_thread::get_id() == thread_.get_id()) {
    throw DatabaseError{DatabaseError::Kind::failure, "a write inside a write would wait for itself"};
  }
  WriteCommand command{institution, priority, use};
  queue_.run(command);
}

void WriterDatabase::run_writer() {
  std::vector<WriteCommand*> group;
  group.reserve(group_limit_);
  while (WriteCommand* first = queue_.wait_for_next()) {
    group.assign(1, first);
    run_group(group);
    queue_.finish(group);
  }
}

void WriterDatabase::run_group(std::vector<WriteCommand*>& group) {
  try {
    writer_->begin_write();
    bool kept = run_command(*group.front());
    while (group.size() < group_limit_) {
      WriteCommand* next = queue_.next_as_urgent_as(group.back()->priority);
      if (next == nullptr) break;
      group.push_back(next);
      kept = run_command(*next) || kept;
    }
    // Pages that were written and put back would still be committed, and synced, for nothing.
    if (!kept) return writer_->rollback();
    writer_->commit();
    own_commits_.fetch_add(1, std::memory_order_release);
  } catch (...) {
    writer_->rollback();
    fail_all(group);
  }
}

bool WriterDatabase::run_command(WriteCommand& command) {
  writer_->savepoint();
  try {
    ConnectionTransaction transaction{*writer_, command.institution, ConnectionTransaction::May::write};
    if (command.use(transaction)) {
      writer_->release();
      return true;
    }
  } catch (...) {
    command.failure = std::current_exception();
    // A full disk may have ended the transaction, and with it what the neighbours wrote.
    if (!writer_->in_transaction()) throw;
  }
  writer_->rollback_to();
  return false;
}

std::uint64_t WriterDatabase::revision() {
  return watch_.with([&](Watch& watch) {
    const std::int64_t version = watch.watcher ? watch.watcher->data_version() : 0;
    const std::uint64_t own = own_commits_.load(std::memory_order_acquire);
    // A change without a commit of ours is another process's. One commit may be counted twice, none is missed.
    if (version != watch.data_version && own == watch.own_commits) ++watch.foreign_commits;
    watch.data_version = version;
    watch.own_commits = own;
    return own + watch.foreign_commits;
  });
}

}  // namespace vestnik::storage
