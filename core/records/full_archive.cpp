#include "records/full_archive.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/digest.h"
#include "json/json_writer.h"
#include "records/tar_entry.h"

namespace vestnik {
namespace {

/// Columns that open a door to whoever reads them, or help to guess what does, whatever table they stand in.
constexpr std::array<std::string_view, 7> secret_columns{
    "password_hash", "activation_digest", "token_digest", "code_digest", "subject_digest", "sealed", "secret"};
/// Tables that are nothing but doors, and what the engine keeps for itself.
constexpr std::array<std::string_view, 10> left_out_tables{
    "session",     "session_use",        "second_factor",   "recovery_code",  "app_session",
    "idempotency", "unsubscribe_secret", "p_telegram_link", "schema_version", "counter"};

constexpr std::string_view sqlite_columns =
    "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' "
    "AND m.name NOT LIKE 'sqlite%' ORDER BY m.name, c.cid";
constexpr std::string_view postgres_columns =
    "SELECT CAST(c.table_name AS TEXT), CAST(c.column_name AS TEXT) FROM information_schema.columns c "
    "JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name "
    "WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' "
    "ORDER BY c.table_name, c.ordinal_position";

struct ArchivedTable {
  std::string name;
  std::vector<std::string> columns;
  [[nodiscard]] bool has(std::string_view column) const { return std::ranges::find(columns, column) != columns.end(); }
};

bool is_secret(std::string_view column) { return std::ranges::find(secret_columns, column) != secret_columns.end(); }

/// Tables with rows of an institution, without what is left out, by name.
std::vector<ArchivedTable> archived_tables(Transaction& transaction, TableCatalogue catalogue) {
  std::vector<ArchivedTable> tables;
  transaction.query(catalogue == TableCatalogue::sqlite ? sqlite_columns : postgres_columns, {}, [&](const Row& row) {
    if (tables.empty() || tables.back().name != row.text(0)) tables.push_back({row.string(0), {}});
    if (!is_secret(row.text(1))) tables.back().columns.push_back(row.string(1));
  });
  std::erase_if(tables, [](const ArchivedTable& table) {
    const bool of_nobody = !table.has("institution_id") && table.name != "institution";
    return of_nobody || std::ranges::find(left_out_tables, table.name) != left_out_tables.end();
  });
  return tables;
}

void write_escaped(std::string& out, std::string_view text) {
  for (const char each : text) {
    switch (each) {
      case '\\': out += "\\\\"; break;
      case '\t': out += "\\t"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      default: out += each;
    }
  }
}

std::string question_about(const ArchivedTable& table) {
  std::string sql = "SELECT ";
  for (const std::string& column : table.columns) sql += (sql.size() > 7 ? ", CAST(" : "CAST(") + column + " AS TEXT)";
  sql += " FROM " + table.name + (table.name == "institution" ? " WHERE id = $1" : " WHERE institution_id = $1");
  return table.has("id") ? sql + " ORDER BY id" : sql;
}

/// Answers how many rows.
std::int64_t write_rows(Transaction& transaction, const ArchivedTable& table, std::string& out) {
  for (const std::string& column : table.columns) out += (out.empty() ? "" : "\t") + column;
  out += '\n';
  std::int64_t rows = 0;
  transaction.query(question_about(table), {transaction.institution()}, [&](const Row& row) {
    for (int at = 0; at < static_cast<int>(table.columns.size()); ++at) {
      if (at > 0) out += '\t';
      if (row.is_null(at)) {
        out += "\\N";
      } else {
        write_escaped(out, row.text(at));
      }
    }
    out += '\n';
    ++rows;
  });
  return rows;
}

}  // namespace

ArchiveTally write_full_archive(Transaction& transaction, const ArchiveTerms& terms,
                                const std::function<void(std::string_view)>& sink) {
  const auto add_file = [&](std::string_view name, std::string_view content) {
    sink(tar_header(name, content.size(), terms.made_at));
    sink(content);
    sink(tar_padding(content.size()));
  };
  ArchiveTally tally;
  std::string manifest;
  JsonWriter json{manifest};
  json.begin_object()
      .member("format", "vestnik full export 1")
      .member("export", terms.export_id)
      .member("made_at", to_iso(terms.made_at))
      .key("tables")
      .begin_array();
  for (const ArchivedTable& table : archived_tables(transaction, terms.catalogue)) {
    std::string content;
    const std::int64_t rows = write_rows(transaction, table, content);
    json.begin_object()
        .member("name", table.name)
        .member("rows", rows)
        .member("blake2b_256", digest(content))
        .end_object();
    add_file(table.name + ".tsv", content);
    ++tally.tables;
    tally.rows += rows;
  }
  json.end_array().end_object();
  add_file("manifest.json", manifest);
  sink(tar_end());
  return tally;
}

}  // namespace vestnik
