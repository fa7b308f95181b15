#include "table.h"

#include <algorithm>

#include "cell_check.h"
#include "text_decoder.h"

namespace vestnik::import_csv {
namespace {

int line_of(const Problem& problem) {
  const std::string_view line = problem.detail("line");
  return line.empty() ? 0 : std::stoi(std::string{line});
}

}  // namespace

Table::Table(std::string file, std::string kind, std::string_view bytes, const std::vector<std::string>& required,
             Report& report)
    : file_(std::move(file)), kind_(std::move(kind)) {
  auto rows = parse(bytes, report);
  if (!rows) return;
  if (rows->empty()) {
    report.note({file_, 0, {}}, Problem{"import.empty_file"});
    return;
  }
  recognise(rows->front(), report);
  require(required, report);
  rows->erase(rows->begin());
  rows_ = std::move(*rows);
  check(report);
}

std::optional<std::vector<CsvRow>> Table::parse(std::string_view bytes, Report& report) const {
  if (bytes.size() > file_limit) {
    report.refuse({file_, 0, {}}, Problem{"import.file_too_large"});
    return std::nullopt;
  }
  const auto decoded = decode(bytes);
  if (!decoded) {
    report.refuse({file_, 0, {}}, decoded.problem());
    return std::nullopt;
  }
  auto rows = read_csv(decoded->text, detect_separator(decoded->text));
  if (!rows) {
    report.refuse({file_, line_of(rows.problem()), {}}, rows.problem());
    return std::nullopt;
  }
  return std::move(rows).value();
}

void Table::recognise(const CsvRow& heading, Report& report) {
  headings_ = heading.cells;
  for (std::size_t at = 0; at < headings_.size(); ++at) {
    if (headings_[at].empty()) continue;
    if (check_cell(headings_[at])) {
      report.refuse({file_, heading.line, {}}, Problem{"import.bad_heading", {{"number", std::to_string(at + 1)}}});
      continue;
    }
    const auto field = word_table().column(kind_, headings_[at]);
    if (!field) {
      const std::string nearest = word_table().nearest_column(kind_, headings_[at]);
      report.note({file_, heading.line, headings_[at]}, nearest.empty()
                                                            ? Problem{"import.ignored_column"}
                                                            : Problem{"import.unknown_column", {{"nearest", nearest}}});
    } else if (!columns_.emplace(*field, at).second) {
      report.refuse({file_, heading.line, headings_[at]}, Problem{"import.column_twice"});
    }
  }
}

void Table::require(const std::vector<std::string>& required, Report& report) const {
  for (const std::string& field : required) {
    const bool in_parts = field == "full_name" && has("last_name") && has("first_name");
    if (has(field) || in_parts) continue;
    report.refuse({file_, 1, {}},
                  Problem{"import.missing_column", {{"expected", word_table().column_title(kind_, field)}}});
  }
}

void Table::check(Report& report) {
  std::erase_if(rows_, [&](const CsvRow& row) {
    bool bad = false;
    const auto beyond = row.cells.begin() + static_cast<std::ptrdiff_t>(std::min(row.cells.size(), headings_.size()));
    if (std::any_of(beyond, row.cells.end(), [](const std::string& cell) { return !cell.empty(); })) {
      report.refuse({file_, row.line, {}}, Problem{"import.more_cells_than_headings"});
      bad = true;
    }
    for (std::size_t at = 0; at < std::min(row.cells.size(), headings_.size()); ++at) {
      if (auto problem = check_cell(row.cells[at])) {
        report.refuse({file_, row.line, headings_[at]}, std::move(*problem));
        bad = true;
      }
    }
    return bad;
  });
}

std::vector<Table::Row> Table::rows() const {
  std::vector<Row> rows;
  rows.reserve(rows_.size());
  for (const CsvRow& row : rows_) rows.emplace_back(*this, row);
  return rows;
}

std::map<std::string, std::string> Table::headings() const {
  std::map<std::string, std::string> headings;
  for (const auto& [field, column] : columns_) headings.emplace(field, headings_[column]);
  return headings;
}

std::string_view Table::Row::operator[](std::string_view field) const {
  const auto found = table_->columns_.find(std::string{field});
  if (found == table_->columns_.end() || found->second >= row_->cells.size()) return {};
  return row_->cells[found->second];
}

Place Table::Row::place(std::string_view field) const {
  const auto found = table_->columns_.find(std::string{field});
  return {table_->file_, row_->line,
          found == table_->columns_.end() ? std::string{} : table_->headings_[found->second]};
}

}  // namespace vestnik::import_csv
