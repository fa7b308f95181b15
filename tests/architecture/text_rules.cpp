#include "architecture/text_rules.h"

#include <algorithm>
#include <array>
#include <regex>

#include "architecture/literals.h"
#include "base/text.h"

namespace vestnik::architecture {
namespace {

struct RussianLiteral {
  std::string_view path;
  std::string_view text;
};

/// Values of the field's own language that the program itself has to write.
constexpr RussianLiteral allowed_russian[] = {
    {"core/domain/mark.cpp", "н/а"},
    // The acceptance cases' own school, where a case names none.
    {"core/lua/case_changes.cpp", "Алгебра"},
    {"core/lua/case_changes.cpp", "7-А"},
    {"core/lua/case_changes.cpp", "5, н/а"},
    // Asks the engine whether it orders letters by their bytes.
    {"core/storage/postgres_open.cpp",
     "SELECT pg_encoding_to_char(encoding)::text, datcollate::text, 'Ё' < 'А' AND 'a' > 'B'"},
};

bool is_allowed(const SourceFile& file, const Literal& literal) {
  return std::any_of(std::begin(allowed_russian), std::end(allowed_russian), [&](const RussianLiteral& allowed) {
    return allowed.path == file.path && allowed.text == literal.text;
  });
}

bool is_outside(std::string_view link) {
  return link.empty() || link.starts_with("#") || link.find("://") != std::string_view::npos ||
         link.starts_with("mailto:");
}

}  // namespace

Complaints check_length(const std::vector<SourceFile>& files) {
  Complaints complaints;
  for (const SourceFile& file : files) {
    if (file.lines.size() > longest_file) {
      complaints.push_back(complaint(file, longest_file, std::to_string(file.lines.size()) + " lines are too many"));
    }
  }
  return complaints;
}

Complaints check_unfinished(const std::vector<SourceFile>& files) {
  // Written in halves, so that this file does not break its own rule.
  static const std::regex promise{
      "\\b(TO"
      "DO|FIX"
      "ME|XX"
      "X)\\b"};
  Complaints complaints;
  for (const SourceFile& file : files) {
    for (std::size_t line = 0; line < file.lines.size(); ++line) {
      if (std::regex_search(file.lines[line], promise)) complaints.push_back(complaint(file, line, "unfinished work"));
    }
  }
  return complaints;
}

Complaints check_cyrillic(const std::vector<SourceFile>& files) {
  Complaints complaints;
  for (const SourceFile& file : files) {
    if (file.path.find("/test") != std::string::npos) continue;
    for (const Literal& literal : literals_of(file)) {
      if (has_cyrillic(literal.text) && !is_allowed(file, literal)) {
        complaints.push_back(complaint(file, literal.line_index, "Russian text outside templates: " + literal.text));
      }
    }
  }
  return complaints;
}

Complaints check_metrics(const std::vector<SourceFile>& files, const SourceFile& page) {
  static const std::regex metric{"\"(vestnik_[a-z_]+_(total|seconds|waiting))\""};
  std::string explained;
  for (const std::string& line : page.lines) explained += line + "\n";
  Complaints complaints;
  for (const SourceFile& file : files) {
    for (std::size_t at = 0; at < file.lines.size(); ++at) {
      std::smatch found;
      if (!std::regex_search(file.lines[at], found, metric)) continue;
      if (explained.find("`" + found.str(1)) == std::string::npos)
        complaints.push_back(complaint(file, at, page.path + " does not explain " + found.str(1)));
    }
  }
  return complaints;
}

Complaints check_links(const std::filesystem::path& root, const std::vector<SourceFile>& pages) {
  static const std::regex link{R"(\]\(([^)\s]+)\))"};
  Complaints complaints;
  for (const SourceFile& page : pages) {
    for (std::size_t line = 0; line < page.lines.size(); ++line) {
      const std::string& text = page.lines[line];
      for (std::sregex_iterator at{text.begin(), text.end(), link}, end; at != end; ++at) {
        const std::string target = (*at)[1].str();
        const std::string path = target.substr(0, target.find('#'));
        if (is_outside(path)) continue;
        if (!std::filesystem::exists((root / page.path).parent_path() / path)) {
          complaints.push_back(complaint(page, line, "leads to nothing: " + target));
        }
      }
    }
  }
  return complaints;
}

}  // namespace vestnik::architecture
