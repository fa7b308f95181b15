#pragma once
/// What schools call their files, columns and values: the data file `headers.tsv`. Immutable after loading; any thread.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace vestnik::import_csv {

class WordTable {
 public:
  /// Lines of four tab-separated fields; the first two lines are a remark and the heading. Throws
  /// std::invalid_argument with the line's number: the table is built into the program.
  explicit WordTable(std::string_view tsv);

  /// The kind of file a name without its extension stands for: "Список учеников 2026" is "students". Numbers and
  /// further words at either end do not matter; the longest known name wins.
  [[nodiscard]] std::optional<std::string> file_kind(std::string_view stem) const;
  [[nodiscard]] std::optional<std::string> column(std::string_view file_kind, std::string_view header) const;
  [[nodiscard]] std::optional<std::string> value(std::string_view domain, std::string_view word) const;
  /// The first way to write a column, for messages.
  [[nodiscard]] std::string column_title(std::string_view file_kind, std::string_view field) const;
  /// The known header nearest to an unknown one, or "".
  [[nodiscard]] std::string nearest_column(std::string_view file_kind, std::string_view header) const;
  /// Every kind of file, in the order of the table.
  [[nodiscard]] const std::vector<std::string>& file_kinds() const { return file_kinds_; }

 private:
  void add(std::string_view what, std::string_view of, std::string_view means, std::string_view words);

  std::map<std::string, std::string> files_;  ///< loose key to kind
  std::vector<std::string> file_kinds_;
  std::map<std::pair<std::string, std::string>, std::string> columns_;  ///< (kind, loose key) to field
  std::map<std::pair<std::string, std::string>, std::string> values_;   ///< (domain, loose key) to value
  std::map<std::pair<std::string, std::string>, std::string> titles_;   ///< (kind, field) to its Russian title
  std::map<std::string, std::vector<std::string>> headers_;             ///< kind to every way to write a column
};

/// The table of `headers.tsv`, built in.
[[nodiscard]] const WordTable& word_table();

}  // namespace vestnik::import_csv
