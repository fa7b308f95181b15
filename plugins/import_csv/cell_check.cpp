#include "cell_check.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik::import_csv {
namespace {

bool is_number_like(std::string_view rest) {
  return std::all_of(rest.begin(), rest.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == ' ' || c == '(' || c == ')' || c == '-' || c == '.' || c == ',';
  });
}

bool is_formula(std::string_view cell) {
  if (cell.empty()) return false;
  const char first = cell.front();
  if (first == '=' || first == '@' || first == '\t') return true;
  return (first == '+' || first == '-') && !is_number_like(cell.substr(1));
}

bool overrides_direction(char32_t point) {
  const bool embedding = point >= 0x202A && point <= 0x202E;
  const bool isolate = point >= 0x2066 && point <= 0x2069;
  return embedding || isolate || point == 0x200E || point == 0x200F || point == 0x061C;
}

bool is_control(char32_t point) {
  const bool invisible = point == 0x200B || point == 0x2060 || point == 0xFEFF || point == 0xFFFD;
  return (point < 0x20 && point != U'\n' && point != U'\r') || (point >= 0x7F && point < 0xA0) || invisible;
}

}  // namespace

std::optional<Problem> check_cell(std::string_view cell) {
  if (is_formula(cell)) return Problem{"import.formula_cell"};
  for (const char32_t point : to_code_points(cell)) {
    if (overrides_direction(point)) return Problem{"import.direction_override"};
    if (is_control(point)) return Problem{"import.control_character"};
  }
  return std::nullopt;
}

}  // namespace vestnik::import_csv
