#pragma once
/// Reads the cells of one row into values; what cannot be read is refused in the report with its place, and the row is
/// no longer sound.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "name_parse.h"
#include "rows.h"
#include "table.h"
#include "value_parse.h"

namespace vestnik::import_csv {

class CellReader {
 public:
  CellReader(const Table::Row& row, Report& report) : row_(row), report_(report) {}

  /// The text as it is; refused with "import.empty_cell" when it is empty.
  [[nodiscard]] std::string required(std::string_view field);
  [[nodiscard]] std::string text(std::string_view field) const { return std::string{row_[field]}; }
  [[nodiscard]] PersonName name();
  [[nodiscard]] std::optional<CivilDate> date(std::string_view field);
  [[nodiscard]] CivilDate required_date(std::string_view field);
  [[nodiscard]] std::optional<Paper> paper(std::string_view field);
  [[nodiscard]] WallTime time(std::string_view field);
  /// `otherwise` for an empty cell.
  [[nodiscard]] int whole(std::string_view field, int from, int to, std::optional<int> otherwise);
  [[nodiscard]] std::string phone(std::string_view field);
  [[nodiscard]] std::string email(std::string_view field);
  /// A word of a closed list; `otherwise` for an empty cell. Refused with "import.unknown_word".
  [[nodiscard]] std::string word(std::string_view field, std::string_view domain, std::string_view otherwise);
  [[nodiscard]] bool yes_no(std::string_view field, bool otherwise);
  /// "англ. 1; инф. 2": split at ";" and ",".
  [[nodiscard]] std::vector<std::string> list(std::string_view field) const;

  void refuse(std::string_view field, Problem problem);
  [[nodiscard]] bool sound() const { return sound_; }
  [[nodiscard]] Place place() const { return row_.place(); }
  [[nodiscard]] const Table::Row& row() const { return row_; }
  [[nodiscard]] Report& report() { return report_; }

 private:
  const Table::Row& row_;
  Report& report_;
  bool sound_ = true;
};

}  // namespace vestnik::import_csv
