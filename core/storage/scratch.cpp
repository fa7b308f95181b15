#include "storage/scratch.h"

#include <array>
#include <filesystem>
#include <vector>

#include "storage/sqlite_connection.h"
#include "storage/sqlite_error.h"
#include "storage/sqlite_statistics.h"
#include "storage/write_transaction.h"

namespace vestnik {
namespace {

using namespace storage;

class ScratchDatabase final : public Database {
 public:
  explicit ScratchDatabase(std::unique_ptr<SqliteConnection> connection) : connection_(std::move(connection)) {}

  void read(InstitutionId institution, const std::function<void(Transaction&)>& use) override {
    WriteTransaction transaction{*connection_, institution, nullptr, touched_};
    use(transaction);
  }

  void write(InstitutionId institution, Priority, const std::function<bool(Transaction&)>& use) override {
    connection_->savepoint();
    ++commits_;
    try {
      WriteTransaction transaction{*connection_, institution, nullptr, touched_};
      if (use(transaction)) return connection_->release();
    } catch (...) {
      connection_->rollback_to();
      throw;
    }
    connection_->rollback_to();
  }

  [[nodiscard]] Revisions revisions() override {
    std::array<std::uint64_t, area_count> counts{};
    counts.fill(commits_);
    return Revisions{counts};
  }

 private:
  std::unique_ptr<SqliteConnection> connection_;
  Areas touched_;
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

void copy_schema(SqliteConnection& connection) {
  std::vector<std::string> statements;
  // Tables before what stands on them; the engine's own are made by itself.
  connection.query(
      "SELECT sql FROM was.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
      " ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid",
      {}, [&](const Row& row) { statements.push_back(row.string(0)); });
  for (const std::string& statement : statements) connection.execute(statement, {});
}

}  // namespace

Result<std::unique_ptr<Database>> open_scratch(const std::string& path) {
  const std::string file = std::filesystem::absolute(path).string();
  std::error_code none;
  if (!std::filesystem::exists(file, none)) return Problem{"storage.not_found", {{"where", path}}};
  try {
    auto connection = std::make_unique<SqliteConnection>(SqlitePlace{":memory:", {}}, SqliteRole::scratch);
    const std::string uri = read_only(file);
    const Value where{uri};
    connection->execute("ATTACH DATABASE $1 AS was", {&where, 1});
    connection->execute("PRAGMA was.cache_size = -65536", {});
    copy_schema(*connection);
    state_statistics(*connection);
    connection->execute("BEGIN", {});
    return std::unique_ptr<Database>{std::make_unique<ScratchDatabase>(std::move(connection))};
  } catch (const std::exception&) {
    return sqlite_problem(path);
  }
}

}  // namespace vestnik
