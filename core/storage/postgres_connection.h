#pragma once
/// The PostgreSQL driver. Transactions are begun and ended by statements: libpqxx's own transaction gives up whole when
/// one statement fails, and a savepoint must outlive that.
#include <chrono>
#include <memory>
#include <string>

#include "storage/connection.h"

namespace vestnik::storage {

struct PostgresPlace {
  std::string connection;  ///< libpq connection string; may hold a password
  std::chrono::milliseconds busy_timeout{5000};
};

/// `service` writes and holds the lock of the service as long as its session lives.
enum class PostgresRole { reader, writer, service };

class PostgresConnection final : public Connection {
 public:
  /// Throws DatabaseError: lost_connection, or busy when another service holds the lock.
  PostgresConnection(PostgresPlace place, PostgresRole role);
  ~PostgresConnection() override;

  void begin_read() override;
  void begin_write() override;
  void commit() override;
  void rollback() noexcept override;
  [[nodiscard]] bool in_transaction() const override;

  void savepoint() override;
  void release() override;
  void rollback_to() override;

  void query(std::string_view sql, Parameters parameters, const EachRow& each) override;
  std::int64_t execute(std::string_view sql, Parameters parameters) override;
  [[nodiscard]] std::int64_t data_version() override { return 0; }

 private:
  struct Session;
  void connect();
  void begin(const char* sql);
  void run(const char* sql);

  PostgresPlace place_;
  PostgresRole role_;
  std::unique_ptr<Session> session_;  ///< nullptr: given up, made anew by the next begin
  bool in_transaction_ = false;
};

}  // namespace vestnik::storage
