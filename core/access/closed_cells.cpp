#include "access/closed_cells.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::string_view closed_header = "object\toperation\trole\tscopes\treason";
constexpr std::string_view anything = "*";
constexpr std::string_view nothing = "-";
constexpr std::string_view kept_word = "keep";

Problem wrong_closed_row(std::string_view file, std::size_t line, std::string_view field,
                         std::vector<std::string> known = {}) {
  return Problem{"access.matrix_wrong",
                 {{"file", std::string{file}},
                  {"line", std::to_string(line)},
                  {"field", std::string{field}},
                  {"nearest", nearest_word(field, known)}}};
}

}  // namespace

Result<ClosedCells> ClosedCells::parse(std::string_view text, std::string_view file_name) {
  ClosedCells cells;
  std::size_t number = 0;
  bool header_seen = false;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (!std::exchange(header_seen, true)) {
      if (trimmed(line) != closed_header) return wrong_closed_row(file_name, number, line.substr(0, line.find('\t')));
      continue;
    }
    const auto fields = split(line, '\t');
    if (fields.size() != 5) return wrong_closed_row(file_name, number, fields.front());
    ClosedRow row{std::string{fields[0]}, std::string{fields[1]},         std::nullopt, {},
                  fields[3] == kept_word, std::string{trimmed(fields[4])}};
    if (fields[2] != anything) {
      row.role = parse_role(fields[2]);
      if (!row.role) return wrong_closed_row(file_name, number, fields[2], {role_names.begin(), role_names.end()});
    }
    for (const std::string_view word : split(fields[3], ' ')) {
      if (word == nothing || word == kept_word) continue;
      const auto scope = parse_scope(word);
      if (!scope) return wrong_closed_row(file_name, number, word, {scope_names.begin(), scope_names.end()});
      row.scopes.push_back(*scope);
    }
    cells.rows_.push_back(std::move(row));
  }
  return cells;
}

bool ClosedCells::fits(const ClosedRow& row, Permission permission, Role role) {
  return (row.object == anything || row.object == permission.object) &&
         (row.operation == anything || row.operation == permission.operation) && (!row.role || *row.role == role);
}

std::optional<std::string_view> ClosedCells::closed(Permission permission, MatrixCell cell) const {
  for (const ClosedRow& row : rows_) {
    if (row.kept || !fits(row, permission, cell.role)) continue;
    if (std::ranges::find(row.scopes, cell.scope) != row.scopes.end()) return std::nullopt;
    return row.reason;
  }
  return std::nullopt;
}

bool ClosedCells::kept(Permission permission, Role role) const {
  return std::ranges::any_of(rows_, [&](const ClosedRow& row) { return row.kept && fits(row, permission, role); });
}

Result<void> ClosedCells::check(const AccessMatrix& matrix) const {
  for (const Permission permission : matrix.permissions()) {
    for (const MatrixCell cell : matrix.cells(permission)) {
      if (!closed(permission, cell)) continue;
      return Problem{"access.closed_for_good",
                     {{"permission", std::string{permission.object} + '.' + std::string{permission.operation}},
                      {"role", std::string{to_text(cell.role)}},
                      {"scope", std::string{to_text(cell.scope)}}}};
    }
  }
  return {};
}

}  // namespace vestnik
