#include "storage/writer_database.h"

#include <chrono>
#include <deque>
#include <map>
#include <string>
#include <utility>

#include "storage/changed_table.h"

namespace vestnik::storage {
namespace {

/// How long another process's commit may go unnoticed.
constexpr std::chrono::microseconds watch_pause{1000};
/// Version of the data where the engine tells none.
constexpr std::int64_t untold = 0;

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

class WriteTransaction final : public Transaction {
 public:
  /// `before`: how the areas stood when the group began; nothing where the engine does not tell of others.
  WriteTransaction(Connection& connection, InstitutionId institution, AreasOfTable areas_of, Areas& touched,
                   const std::optional<Revisions>& before)
      : connection_(connection), institution_(institution), areas_of_(areas_of), touched_(touched), before_(before) {}

  [[nodiscard]] InstitutionId institution() const override { return institution_; }
  [[nodiscard]] bool still_stands(const Revisions& seen, Areas areas) const override {
    return before_ && before_->of(areas) == seen.of(areas) && !touched_.meets(areas);
  }
  void query(std::string_view sql, std::initializer_list<Value> parameters,
             const std::function<void(const Row&)>& each) override {
    touched_ |= areas_changed_by(sql, areas_of_);
    connection_.query(sql, checked(parameters), each);
  }
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters) override {
    touched_ |= areas_changed_by(sql, areas_of_);
    return connection_.execute(sql, checked(parameters));
  }
  /// Asked once of the database, which holds the counter for us from then on; counted here, written back at the end.
  [[nodiscard]] std::int64_t next(std::string_view counter) override {
    if (const auto held = counters_.find(counter); held != counters_.end()) {
      held->second.moved = true;
      return ++held->second.last;
    }
    const std::initializer_list<Value> parameters{institution_, counter};
    std::int64_t number = 0;
    connection_.query(
        "INSERT INTO counter (institution_id, name, value) VALUES ($1, $2, 1)"
        " ON CONFLICT (institution_id, name) DO UPDATE SET value = counter.value + 1 RETURNING value",
        {parameters.begin(), parameters.size()}, [&](const Row& row) { number = row.integer(0); });
    counters_.emplace(counter, Counter{number});
    return number;
  }

  void keep_counters() {
    for (const auto& [name, counter] : counters_) {
      if (!counter.moved) continue;
      const std::initializer_list<Value> parameters{institution_, name, counter.last};
      connection_.execute("UPDATE counter SET value = $3 WHERE institution_id = $1 AND name = $2",
                          {parameters.begin(), parameters.size()});
    }
  }

 private:
  Connection& connection_;
  InstitutionId institution_;
  AreasOfTable areas_of_;
  Areas& touched_;
  const std::optional<Revisions>& before_;
  struct Counter {
    std::int64_t last = 0;
    bool moved = false;  ///< further than the database knows
  };
  std::map<std::string, Counter, std::less<>> counters_;
};

/// Borrows a reader and begins with the first statement: what is answered from memory costs neither. Ends however it
/// ends.
class ReadTransaction final : public Transaction {
 public:
  ReadTransaction(ReaderPool& readers, InstitutionId institution, const Revisions& revisions)
      : readers_(readers), institution_(institution), revisions_(revisions) {}
  ~ReadTransaction() {
    if (reader_) reader_->connection().rollback();
  }
  ReadTransaction(const ReadTransaction&) = delete;
  ReadTransaction& operator=(const ReadTransaction&) = delete;

  [[nodiscard]] InstitutionId institution() const override { return institution_; }
  [[nodiscard]] std::optional<Revisions> revisions() const override { return revisions_; }
  void query(std::string_view sql, std::initializer_list<Value> parameters,
             const std::function<void(const Row&)>& each) override {
    connection().query(sql, checked(parameters), each);
  }
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters) override {
    return connection().execute(sql, checked(parameters));
  }
  [[nodiscard]] std::int64_t next(std::string_view) override {
    throw DatabaseError{DatabaseError::Kind::failure, "a counter is asked for inside a read"};
  }

 private:
  Connection& connection() {
    if (!reader_) {
      reader_.emplace(readers_);
      reader_->connection().begin_read();
    }
    return reader_->connection();
  }

  ReaderPool& readers_;
  InstitutionId institution_;
  Revisions revisions_;
  std::optional<ReaderPool::Lease> reader_;
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
      data_version_(writer_->data_version()),
      group_limit_(static_cast<std::size_t>(parts.group_limit)),
      areas_of_(parts.areas_of),
      readers_(std::move(parts.readers)),
      thread_([this] { run_writer(); }) {}

WriterDatabase::~WriterDatabase() {
  queue_.close();
  thread_.join();
}

void WriterDatabase::read(InstitutionId institution, const std::function<void(Transaction&)>& use) {
  ReadTransaction transaction{readers_, institution, revisions()};
  use(transaction);
}

void WriterDatabase::write(InstitutionId institution, Priority priority, const std::function<bool(Transaction&)>& use) {
  refuse_nested_write();
  WriteCommand command{institution, priority, use};
  queue_.run(command);
}

void WriterDatabase::write_together(Priority priority, std::span<WriteOrder> orders) {
  refuse_nested_write();
  std::deque<WriteCommand> commands;
  for (const WriteOrder& order : orders) commands.emplace_back(order.institution, priority, order.use);
  queue_.run_all(commands);
  for (std::size_t at = 0; at < orders.size(); ++at) orders[at].failure = std::move(commands[at].failure);
}

void WriterDatabase::refuse_nested_write() const {
  if (std::this_thread::get_id() != thread_.get_id()) return;
  throw DatabaseError{DatabaseError::Kind::failure, "a write inside a write would wait for itself"};
}

void WriterDatabase::run_writer() {
  std::vector<WriteCommand*> group;
  group.reserve(group_limit_);
  while (WriteCommand* first = queue_.wait_for_next()) {
    group.assign(1, first);
    {
      const std::lock_guard lock{writer_use_};
      run_group(group);
    }
    queue_.finish(group);
  }
}

void WriterDatabase::run_group(std::vector<WriteCommand*>& group) {
  touched_ = {};
  try {
    writer_->begin_write();
    note_others();
    before_ = data_version_ == untold ? std::nullopt : std::optional{counted()};
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
    count_change(touched_);
  } catch (...) {
    writer_->rollback();
    fail_all(group);
  }
}

bool WriterDatabase::run_command(WriteCommand& command) {
  writer_->savepoint();
  try {
    WriteTransaction transaction{*writer_, command.institution, areas_of_, touched_, before_};
    if (command.use(transaction)) {
      transaction.keep_counters();
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

void WriterDatabase::count_change(Areas changed) {
  for (std::size_t at = 0; at < area_count; ++at) {
    if (changed.holds(static_cast<Area>(at))) changes_[at].fetch_add(1, std::memory_order_release);
  }
}

void WriterDatabase::note_others() {
  // The writer's own commits do not change what its session is told; so this is another process's.
  const std::int64_t version = writer_->data_version();
  if (version == data_version_) return;
  data_version_ = version;
  count_change(Areas::all());
}

void WriterDatabase::watch_others() {
  const std::int64_t now =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
          .count();
  std::int64_t last = watched_at_.load(std::memory_order_relaxed);
  if (now - last < watch_pause.count() || !watched_at_.compare_exchange_strong(last, now)) return;
  // A command that reads has the writer already, and the writer has looked.
  if (std::this_thread::get_id() == thread_.get_id()) return;
  // While a group is being written nobody else commits, and the writer itself looks before it begins.
  const std::unique_lock lock{writer_use_, std::try_to_lock};
  if (lock.owns_lock()) note_others();
}

Revisions WriterDatabase::revisions() {
  watch_others();
  return counted();
}

Revisions WriterDatabase::counted() const {
  std::array<std::uint64_t, area_count> counts{};
  for (std::size_t at = 0; at < area_count; ++at) counts[at] = changes_[at].load(std::memory_order_acquire);
  return Revisions{counts};
}

}  // namespace vestnik::storage
