#include "base/log.h"
#include "storage/engine_tables.h"
#include "storage/open.h"
#include "storage/postgres_connection.h"
#include "storage/postgres_way.h"
#include "storage/writer_database.h"

namespace vestnik {
namespace {

using namespace storage;

constexpr const char* server_name = "PostgreSQL";

/// Sort keys are made to be compared by their bytes; asks the database how it compares.
Result<void> check_order(Connection& connection) {
  std::string encoding;
  std::string locale;
  bool by_bytes = false;
  connection.begin_read();
  connection.query(
      "SELECT pg_encoding_to_char(encoding)::text, datcollate::text, 'Ё' < 'А' AND 'a' > 'B'"
      " FROM pg_database WHERE datname = current_database()",
      {}, [&](const Row& row) {
        encoding = row.text(0);
        locale = row.text(1);
        by_bytes = row.truth(2);
      });
  connection.rollback();
  if (encoding == "UTF8" && by_bytes) return {};
  return Problem{"storage.wrong_locale", {{"encoding", encoding}, {"locale", locale}}};
}

Result<std::unique_ptr<Database>> connect(const PostgresPlace& place, const StorageOptions& options) {
  DatabaseParts parts;
  parts.writer =
      std::make_unique<PostgresConnection>(place, options.exclusive ? PostgresRole::service : PostgresRole::writer);
  if (auto order = check_order(*parts.writer); !order) return order.problem();
  ensure_engine_tables(*parts.writer);
  for (int reader = 0; reader < options.readers; ++reader) {
    parts.readers.push_back(std::make_unique<PostgresConnection>(place, PostgresRole::reader));
  }
  parts.group_limit = options.group_limit;
  parts.areas_of = options.areas_of;
  return std::unique_ptr<Database>{std::make_unique<WriterDatabase>(std::move(parts))};
}

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& connection, const StorageOptions& options) {
  if (auto way = check_way(connection); !way) return way.problem();
  try {
    return connect({connection, options.busy_timeout}, options);
  } catch (const DatabaseError& error) {
    log(LogLevel::error, "storage", "the database server cannot be used", {{"why", error.what()}});
    const bool taken = error.kind() == DatabaseError::Kind::busy;
    return Problem{taken ? "storage.in_use" : "storage.cannot_connect", {{"where", server_name}}};
  }
}

}  // namespace vestnik
