#include "storage/postgres_row.h"

#include <charconv>
#include <string>

#include "storage/statement_place.h"

namespace vestnik::storage {
namespace {

/// Of pg_type; they are part of the protocol and do not change.
enum Type : pqxx::oid {
  boolean = 16,
  single_character = 18,
  name = 19,
  big_integer = 20,
  small_integer = 21,
  plain_integer = 23,
  plain_text = 25,
  padded_text = 1042,
  bounded_text = 1043,
  numeric = 1700
};

bool is_text(pqxx::oid type) {
  switch (type) {
    case single_character:
    case name:
    case plain_text:
    case padded_text:
    case bounded_text: return true;
    default: return false;
  }
}

bool is_integer(pqxx::oid type) {
  switch (type) {
    case big_integer:
    case small_integer:
    case plain_integer:
    case numeric: return true;  // a sum of BIGINT is numeric; a fraction fails below
    default: return false;
  }
}

}  // namespace

pqxx::field PostgresRow::field(int column) const {
  if (column < 0 || column >= static_cast<int>(rows_.columns())) wrong_type(column, "one that is there");
  return rows_[row_][column];
}

std::int64_t PostgresRow::integer(int column) const {
  const pqxx::field held = field(column);
  if (held.is_null()) wrong_type(column, "an integer");
  const std::string_view written{held.c_str(), held.size()};
  // A comparison is a truth value here and a number in SQLite.
  if (held.type() == boolean) return written == "t" ? 1 : 0;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  const bool whole = error == std::errc{} && end == written.data() + written.size();
  if (!is_integer(held.type()) || !whole) wrong_type(column, "an integer");
  return number;
}

std::string_view PostgresRow::text(int column) const {
  const pqxx::field held = field(column);
  if (held.is_null() || !is_text(held.type())) wrong_type(column, "text");
  return {held.c_str(), held.size()};
}

void PostgresRow::wrong_type(int column, std::string_view wanted) const {
  throw DatabaseError{DatabaseError::Kind::failure, "column " + std::to_string(column) + " is not " +
                                                        std::string{wanted} + " in: " + statement_place(sql_)};
}

}  // namespace vestnik::storage
