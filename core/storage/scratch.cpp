#include "storage/scratch.h"

#include <array>
#include <filesystem>
#include <map>

#include "storage/quiet_answers.h"
#include "storage/scratch_schema.h"
#include "storage/sqlite_connection.h"
#include "storage/sqlite_error.h"

namespace vestnik {
namespace {

using namespace storage;

/// The numbers given out last. In memory, for they are asked for with every row.
class Counters {
 public:
  explicit Counters(SqliteConnection& connection) : connection_(connection) {}

  std::int64_t next(InstitutionId institution, std::string_view counter) {
    auto& counters = last_[institution];
    auto last = counters.find(counter);
    if (last == counters.end()) last = counters.emplace(counter, stored(institution, counter)).first;
    return ++last->second;
  }

 private:
  std::int64_t stored(InstitutionId institution, std::string_view counter) {
    const std::array<Value, 2> parameters{institution, counter};
    std::int64_t value = 0;
    connection_.query("SELECT value FROM counter WHERE institution_id = $1 AND name = $2", parameters,
                      [&](const Row& row) { value = row.integer(0); });
    return value;
  }

  SqliteConnection& connection_;
  std::map<InstitutionId, std::map<std::string, std::int64_t, std::less<>>> last_;
};

class ScratchTransaction final : public Transaction {
 public:
  ScratchTransaction(QuietAnswers& answers, Counters& counters, InstitutionId institution)
      : answers_(answers), counters_(counters), institution_(institution) {}

  [[nodiscard]] InstitutionId institution() const override { return institution_; }
  void query(std::string_view sql, std::initializer_list<Value> parameters,
             const std::function<void(const Row&)>& each) override {
    answers_.query(sql, {parameters.begin(), parameters.size()}, each);
  }
  std::int64_t execute(std::string_view sql, std::initializer_list<Value> parameters) override {
    return answers_.execute(sql, {parameters.begin(), parameters.size()});
  }
  [[nodiscard]] std::int64_t next(std::string_view counter) override { return counters_.next(institution_, counter); }

 private:
  QuietAnswers& answers_;
  Counters& counters_;
  InstitutionId institution_;
};

class ScratchDatabase final : public Database {
 public:
  ScratchDatabase(std::unique_ptr<SqliteConnection> connection, std::unique_ptr<ScratchSchema> schema)
      : connection_(std::move(connection)), schema_(std::move(schema)) {}

  void read(InstitutionId institution, const std::function<void(Transaction&)>& use) override {
    ScratchTransaction transaction{answers_, counters_, institution};
    use(transaction);
  }

  void write(InstitutionId institution, Priority, const std::function<bool(Transaction&)>& use) override {
    ++commits_;
    const std::uint64_t before = answers_.writes();
    ScratchTransaction transaction{answers_, counters_, institution};
    if (use(transaction) || answers_.writes() == before) return;
    throw DatabaseError{DatabaseError::Kind::failure, "a scratch takes nothing back"};
  }

  [[nodiscard]] Revisions revisions() override {
    std::array<std::uint64_t, area_count> counts{};
    counts.fill(commits_);
    return Revisions{counts};
  }

 private:
  std::unique_ptr<SqliteConnection> connection_;
  std::unique_ptr<ScratchSchema> schema_;
  Counters counters_{*connection_};
  QuietAnswers answers_{*connection_, [this](std::string_view sql) { schema_->make_ready_for(sql); }};
  std::uint64_t commits_ = 0;
};

/// A journal that no process has open has no log beside it, and then even the index of the log need not be made.
std::string read_only(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (c == '?' || c == '#' || c == '%') {
      uri += '%';
      uri += digits[byte >> 4U];
      uri += digits[byte & 15U];
    } else {
      uri += c;
    }
  }
  std::error_code none;
  const bool in_use = std::filesystem::exists(path + "-wal", none);
  return uri + (in_use ? "?mode=ro" : "?mode=ro&immutable=1");
}

}  // namespace

Result<std::unique_ptr<Database>> open_scratch(const std::string& path) {
  const std::string file = std::filesystem::absolute(path).string();
  std::error_code none;
  if (!std::filesystem::exists(file, none)) return Problem{"storage.not_found", {{"where", path}}};
  try {
    const std::string uri = read_only(file);
    SQLite::Database{uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI}.execAndGet("SELECT COUNT(*) FROM sqlite_schema");
    auto connection = std::make_unique<SqliteConnection>(SqlitePlace{":memory:", {}}, SqliteRole::scratch);
    const Value where{uri};
    connection->execute("ATTACH DATABASE $1 AS was", {&where, 1});
    connection->execute("PRAGMA was.cache_size = -65536", {});
    auto schema = std::make_unique<ScratchSchema>(*connection, uri);
    connection->execute("BEGIN", {});
    return std::unique_ptr<Database>{std::make_unique<ScratchDatabase>(std::move(connection), std::move(schema))};
  } catch (const std::exception&) {
    return sqlite_problem(path);
  }
}

}  // namespace vestnik
