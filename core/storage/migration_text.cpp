#include "storage/migration_text.h"

#include "base/text.h"

namespace vestnik::storage {
namespace {

bool only_comments(std::string_view text) {
  for (const std::string_view line : split(text, '\n')) {
    const std::string_view content = trimmed(line);
    if (!content.empty() && !content.starts_with("--")) return false;
  }
  return true;
}

}  // namespace

std::optional<std::vector<std::string_view>> split_statements(std::string_view sql) {
  std::vector<std::string_view> statements;
  std::size_t begin = 0;
  std::size_t line_begin = 0;
  while (line_begin < sql.size()) {
    const std::size_t line_end = std::min(sql.find('\n', line_begin), sql.size());
    const std::string_view line = trimmed(sql.substr(line_begin, line_end - line_begin));
    if (line.ends_with(';') && !line.starts_with("--")) {
      const std::string_view statement = trimmed(sql.substr(begin, line_end - begin));
      statements.push_back(trimmed(statement.substr(0, statement.size() - 1)));
      begin = line_end;
    }
    line_begin = line_end + 1;
  }
  if (!only_comments(sql.substr(begin))) return std::nullopt;
  return statements;
}

}  // namespace vestnik::storage
