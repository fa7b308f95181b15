#include "storage/sqlite_statistics.h"

#include <algorithm>
#include <string>
#include <vector>

namespace vestnik::storage {
namespace {

constexpr std::int64_t typical_rows = 1'000'000;
constexpr std::int64_t rows_of_one_value = 30;

struct Index {
  std::string table;
  std::string name;
  bool unique = false;
  std::int64_t columns = 0;
  bool by_institution = false;
  bool holds_rows = false;  ///< a table without row numbers, which is its own primary key
};

std::vector<Index> unknown_indexes(Connection& connection) {
  std::vector<Index> found;
  connection.query(
      "SELECT m.tbl_name, m.name, l.\"unique\", (SELECT COUNT(*) FROM pragma_index_info(m.name)),"
      " (SELECT i.name = 'institution_id' FROM pragma_index_info(m.name) i WHERE i.seqno = 0)"
      " FROM sqlite_schema m JOIN pragma_index_list(m.tbl_name) l ON l.name = m.name"
      " WHERE m.type = 'index' AND NOT EXISTS (SELECT 1 FROM sqlite_stat1 s WHERE s.idx = m.name) ORDER BY m.name",
      {}, [&](const Row& row) {
        found.push_back({row.string(0), row.string(1), row.truth(2), row.integer(3), row.truth(4)});
      });
  // It goes by the table's name.
  connection.query(
      "SELECT t.name, (SELECT COUNT(*) FROM pragma_table_info(t.name) WHERE pk > 0),"
      " (SELECT i.name = 'institution_id' FROM pragma_table_info(t.name) i WHERE i.pk = 1)"
      " FROM pragma_table_list t WHERE t.schema = 'main' AND t.wr = 1"
      " AND NOT EXISTS (SELECT 1 FROM sqlite_stat1 s WHERE s.idx = t.name) ORDER BY t.name",
      {}, [&](const Row& row) {
        found.push_back({row.string(0), row.string(0), true, row.integer(1), row.truth(2), true});
      });
  return found;
}

// sqlite_stat1: rows of the table, then rows that share the first column, the first two, and so on.
std::string sizes_of(const Index& index) {
  std::string sizes = std::to_string(typical_rows);
  std::int64_t alike = index.by_institution ? typical_rows : rows_of_one_value;
  for (std::int64_t column = 0; column < index.columns; ++column) {
    if (column == 1) alike = std::min(alike, typical_rows) / (index.by_institution ? 300 : 5);
    // What belongs to one thing is found there by walking it, never by walking all that belongs to anything.
    if (column == 1 && index.holds_rows) alike = rows_of_one_value;
    if (column > 1) alike /= 5;
    alike = std::max<std::int64_t>(alike, 2);
    const bool last = column + 1 == index.columns;
    sizes += " " + std::to_string(index.unique && last ? 1 : alike);
  }
  // The sizes are guesses; nobody may conclude from them that hopping over a column is cheap.
  return sizes + " noskipscan";
}

}  // namespace

void state_statistics(Connection& writer) {
  writer.execute("ANALYZE sqlite_schema", {});
  const auto indexes = unknown_indexes(writer);
  if (indexes.empty()) return;
  writer.begin_write();
  for (const auto& index : indexes) {
    const std::string sizes = sizes_of(index);
    const Value parameters[]{index.table, index.name, sizes};
    writer.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)", parameters);
  }
  writer.commit();
  writer.execute("ANALYZE sqlite_schema", {});
}

}  // namespace vestnik::storage
