#pragma once
/// One file as a table: its kind known, its columns recognised, every cell checked.
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "csv_reader.h"
#include "rows.h"
#include "word_table.h"

namespace vestnik::import_csv {

class Table {
 public:
  /// Reads the bytes of a file of a known kind. What is wrong is refused in the report; the rows that remain are sound
  /// in form. `required` are fields without which the file says nothing; "full_name" may come as its parts.
  Table(std::string file, std::string kind, std::string_view bytes, const std::vector<std::string>& required,
        Report& report);

  /// One row of the table; valid as long as the table.
  class Row {
   public:
    Row(const Table& table, const CsvRow& row) : table_(&table), row_(&row) {}
    /// The cell of a field, "" when the file has no such column.
    [[nodiscard]] std::string_view operator[](std::string_view field) const;
    [[nodiscard]] int line() const { return row_->line; }
    /// The place of a field, for the report; of the row when the file has no such column.
    [[nodiscard]] Place place(std::string_view field = {}) const;

   private:
    const Table* table_;
    const CsvRow* row_;
  };

  [[nodiscard]] std::vector<Row> rows() const;
  [[nodiscard]] bool has(std::string_view field) const { return columns_.contains(std::string{field}); }
  [[nodiscard]] const std::string& file() const { return file_; }
  /// Headings as the file has them, by field.
  [[nodiscard]] std::map<std::string, std::string> headings() const;

 private:
  std::optional<std::vector<CsvRow>> parse(std::string_view bytes, Report& report) const;
  void recognise(const CsvRow& heading, Report& report);
  void require(const std::vector<std::string>& required, Report& report) const;
  void check(Report& report);

  std::string file_;
  std::string kind_;
  std::vector<std::string> headings_;
  std::map<std::string, std::size_t> columns_;  ///< field to index
  std::vector<CsvRow> rows_;
};

}  // namespace vestnik::import_csv
