#pragma once
/// A row of a PostgreSQL answer, which lies whole in memory, as text.
#include <pqxx/result>

#include "ports/database.h"

namespace vestnik::storage {

class PostgresRow final : public Row {
 public:
  PostgresRow(const pqxx::result& rows, std::string_view sql) : rows_(rows), sql_(sql) {}
  void stand_on(pqxx::result::size_type row) { row_ = row; }

  [[nodiscard]] bool is_null(int column) const override { return field(column).is_null(); }
  [[nodiscard]] std::int64_t integer(int column) const override;
  [[nodiscard]] std::string_view text(int column) const override;

 private:
  [[nodiscard]] pqxx::field field(int column) const;
  [[noreturn]] void wrong_type(int column, std::string_view wanted) const;

  const pqxx::result& rows_;
  std::string_view sql_;
  pqxx::result::size_type row_ = 0;
};

}  // namespace vestnik::storage
