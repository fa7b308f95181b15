#include "access/matrix.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::string_view header = "object\toperation\tcells\tclauses";

constexpr std::array<std::string_view, 8> scope_names{"all",      "self",      "own_child",        "own_lesson",
                                                      "own_load", "own_class", "own_substitution", "any"};

std::optional<Scope> parse_scope(std::string_view name) {
  const auto at = std::find(scope_names.begin(), scope_names.end(), name);
  if (at == scope_names.end()) return std::nullopt;
  return static_cast<Scope>(at - scope_names.begin());
}

/// Where two roles both open a door, the one that answers for more is named in the audit.
int strength(Role role) {
  switch (role) {
    case Role::administrator: return 0;
    case Role::director: return 1;
    case Role::deputy_head: return 2;
    case Role::head_of_studies: return 3;
    case Role::head_of_department: return 4;
    case Role::class_teacher: return 6;
    case Role::teacher: return 7;
    case Role::student: return 9;
    case Role::parent: return 10;
    default: return 5;
  }
}

Problem wrong(std::string_view file, std::size_t line, std::string_view field, std::vector<std::string> known) {
  return Problem{"access.matrix_wrong",
                 {{"file", std::string{file}},
                  {"line", std::to_string(line)},
                  {"field", std::string{field}},
                  {"nearest", nearest_word(field, known)}}};
}

template <class Names>
std::vector<std::string> words(const Names& names) {
  return {names.begin(), names.end()};
}

Result<std::vector<MatrixCell>> parse_cells(std::string_view text, std::string_view file, std::size_t line) {
  std::vector<MatrixCell> cells;
  for (const std::string_view word : split(text, ' ')) {
    const auto equals = word.find('=');
    const auto role = parse_role(word.substr(0, equals));
    if (!role) return wrong(file, line, word.substr(0, equals), words(role_names));
    const std::string_view scope_name = equals == std::string_view::npos ? std::string_view{} : word.substr(equals + 1);
    const auto scope = parse_scope(scope_name);
    if (!scope) return wrong(file, line, scope_name, words(scope_names));
    cells.push_back({*role, *scope});
  }
  std::stable_sort(cells.begin(), cells.end(),
                   [](MatrixCell left, MatrixCell right) { return strength(left.role) < strength(right.role); });
  return cells;
}

}  // namespace

Result<AccessMatrix> AccessMatrix::load(const std::string& file) {
  std::ifstream stream{file};
  if (!stream) return Problem{"access.matrix_unreadable", {{"file", file}}};
  return parse(std::string{std::istreambuf_iterator<char>{stream}, {}}, file);
}

Result<AccessMatrix> AccessMatrix::parse(std::string_view text, std::string_view file_name) {
  AccessMatrix matrix;
  std::size_t number = 0;
  bool header_seen = false;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trimmed(line).empty() || line.front() == '#') continue;
    if (!std::exchange(header_seen, true)) {
      if (trimmed(line) != header) return wrong(file_name, number, line.substr(0, line.find('\t')), {});
      continue;
    }
    const auto fields = split(line, '\t');
    if (fields.size() != 4) return wrong(file_name, number, fields.front(), {});
    if (matrix.knows({fields[0], fields[1]})) return wrong(file_name, number, fields[1], {});
    auto cells = parse_cells(trimmed(fields[2]), file_name, number);
    if (!cells) return std::move(cells).problem();
    matrix.rows_.push_back({std::string{fields[0]}, std::string{fields[1]}, *std::move(cells)});
  }
  return matrix;
}

const std::vector<MatrixCell>& AccessMatrix::cells(Permission permission) const {
  static const std::vector<MatrixCell> nobody;
  for (const RowOfMatrix& row : rows_) {
    if (row.object == permission.object && row.operation == permission.operation) return row.cells;
  }
  return nobody;
}

std::vector<Permission> AccessMatrix::permissions() const {
  std::vector<Permission> all;
  all.reserve(rows_.size());
  for (const RowOfMatrix& row : rows_) all.push_back({row.object, row.operation});
  return all;
}

}  // namespace vestnik
