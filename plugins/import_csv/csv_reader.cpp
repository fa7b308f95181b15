#include "csv_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"

namespace vestnik::import_csv {
namespace {

Problem at_line(const char* code, int line) { return {code, {{"line", std::to_string(line)}}}; }

class CsvParser {
 public:
  CsvParser(std::string_view text, char separator) : text_(text), separator_(separator) {}

  Result<std::vector<CsvRow>> run() {
    row_.line = 1;
    while (at_ < text_.size()) {
      if (auto problem = step()) return std::move(*problem);
    }
    if (quoted_) return at_line("import.quote_not_closed", quote_line_);
    if (auto problem = end_row()) return std::move(*problem);
    return std::move(rows_);
  }

 private:
  std::optional<Problem> step() {
    const char c = text_[at_++];
    if (c == '\n') ++line_;
    if (quoted_) return in_quotes(c);
    if (c == separator_) return end_cell();
    if (c == '\n') return end_row();
    if (c == '"' && trimmed(cell_).empty() && !was_quoted_) return open_quote();
    if (c == '\r') return std::nullopt;
    if (was_quoted_ && c != ' ') return at_line("import.text_after_quote", line_);
    return push(c);
  }

  std::optional<Problem> in_quotes(char c) {
    if (c != '"') return push(c);
    if (at_ < text_.size() && text_[at_] == '"') {
      ++at_;
      return push('"');
    }
    quoted_ = false;
    was_quoted_ = true;
    return std::nullopt;
  }

  std::optional<Problem> open_quote() {
    cell_.clear();
    quoted_ = true;
    quote_line_ = line_;
    return std::nullopt;
  }

  std::optional<Problem> push(char c) {
    if (cell_.size() >= cell_limit) return at_line("import.cell_too_long", row_.line);
    cell_ += c;
    return std::nullopt;
  }

  std::optional<Problem> end_cell() {
    if (row_.cells.size() >= column_limit) return at_line("import.too_many_columns", row_.line);
    row_.cells.push_back(kept(cell_));
    cell_.clear();
    was_quoted_ = false;
    return std::nullopt;
  }

  std::optional<Problem> end_row() {
    if (auto problem = end_cell()) return problem;
    const bool blank = std::all_of(row_.cells.begin(), row_.cells.end(), [](const auto& cell) { return cell.empty(); });
    if (!blank) {
      if (rows_.size() >= row_limit) return at_line("import.too_many_rows", row_.line);
      rows_.push_back(std::move(row_));
    }
    row_ = CsvRow{line_, {}};
    return std::nullopt;
  }

  // A leading tab is kept: it is one of the ways to smuggle a formula, and the cell check must see it.
  static std::string kept(std::string_view cell) {
    const auto first = cell.find_first_not_of(" \r\n");
    if (first == std::string_view::npos) return {};
    cell.remove_prefix(first);
    return std::string{cell.substr(0, cell.find_last_not_of(" \t\r\n") + 1)};
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  int quote_line_ = 1;
  bool quoted_ = false;
  bool was_quoted_ = false;
  std::string cell_;
  CsvRow row_;
  std::vector<CsvRow> rows_;
};

}  // namespace

char detect_separator(std::string_view text) {
  constexpr std::string_view candidates = ";,\t";
  std::size_t counts[3] = {0, 0, 0};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    const auto which = candidates.find(c);
    if (which != std::string_view::npos) ++counts[which];
  }
  const auto most = std::max_element(std::begin(counts), std::end(counts));
  return candidates[static_cast<std::size_t>(most - std::begin(counts))];
}

Result<std::vector<CsvRow>> read_csv(std::string_view text, char separator) { return CsvParser{text, separator}.run(); }

}  // namespace vestnik::import_csv
