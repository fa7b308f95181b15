#pragma once
/// A PostgreSQL server of the tests' own: a fresh cluster in a temporary folder, reached over a Unix socket only, ended
/// with the object. Root starts it as "postgres" or "nobody", because the server refuses root.
#include <sys/types.h>

#include <string>

#include "support/temporary_folder.h"

namespace vestnik::tests {

/// One thread. Throws std::runtime_error when the server does not start.
class PostgresServer {
 public:
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// Makes an empty database (UTF-8) and answers its connection string. `order` is a clause of CREATE DATABASE.
  std::string create_database(const std::string& order = "LOCALE 'C'");
  /// The same, with everything that stands in another one, which nobody may have open.
  std::string copy_database(const std::string& connection);
  /// Ends every session with the database of this connection string, as a restart of the server would.
  void drop_sessions(const std::string& connection);

 private:
  std::string create(const std::string& from);
  [[nodiscard]] std::string connection_to(const std::string& database) const;
  void make_cluster();
  void start();
  void wait_until_ready();

  TemporaryFolder folder_;
  pid_t server_ = -1;
  int databases_ = 0;
};

}  // namespace vestnik::tests
