#pragma once
/// Statements as PostgreSQL wants them: prepared under a name, every parameter with its type.
#include <pqxx/connection>

#include <string>
#include <string_view>
#include <vector>

#include "storage/connection.h"

namespace vestnik::storage {

/// The text with `$n` written `$n::bigint` or `$n::text` by the value it gets. Left to itself the server takes `$2 = 0`
/// for a 32-bit parameter. A NULL tells no type and stays as it is.
[[nodiscard]] std::string with_parameter_types(std::string_view sql, Parameters parameters);

/// A statement known to one session by name; the session forgets it with this object.
class PostgresStatement {
 public:
  PostgresStatement(pqxx::connection& connection, std::string_view sql) : connection_(connection), sql_(sql) {}
  ~PostgresStatement() { forget(); }
  PostgresStatement(const PostgresStatement&) = delete;
  PostgresStatement& operator=(const PostgresStatement&) = delete;

  /// The name to execute these parameters by. Prepared again when a parameter that has been NULL so far has a type now.
  [[nodiscard]] const std::string& name_for(Parameters parameters);

  bool busy = false;  ///< never: an answer is read whole before its rows are looked at

 private:
  [[nodiscard]] bool fits(Parameters parameters) const;
  void prepare(Parameters parameters);
  void forget() noexcept;

  pqxx::connection& connection_;
  std::string sql_;
  std::string name_;
  std::vector<bool> typed_;
};

}  // namespace vestnik::storage
