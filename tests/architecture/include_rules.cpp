#include "architecture/include_rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace vestnik::architecture {
namespace {

using Parts = std::set<std::string, std::less<>>;

const Parts foundation{"base", "domain", "ports"};

Parts with(Parts parts, const Parts& more) {
  parts.insert(more.begin(), more.end());
  return parts;
}

/// A part may include itself and these. The way of a fact is access → regulation → journal → notify → outbox, and
/// nothing looks back up.
const std::map<std::string, Parts, std::less<>>& allowed_parts() {
  static const std::map<std::string, Parts, std::less<>> rules{
      {"base", {}},
      {"domain", {"base"}},
      {"ports", {"base", "domain"}},
      {"json", {"base"}},
      {"net", {"base"}},
      {"storage", foundation},
      {"records", with(foundation, {"json"})},
      {"access", with(foundation, {"json", "records"})},
      {"regulation", with(foundation, {"json", "records", "access"})},
      {"journal", with(foundation, {"json", "records", "access", "regulation"})},
      {"roster", with(foundation, {"json", "records", "journal"})},
      {"notify", with(foundation, {"json", "records", "access", "regulation", "journal"})},
      {"outbox", with(foundation, {"json", "records", "access", "regulation", "journal", "notify"})},
      {"schedule", with(foundation, {"json", "records", "access", "regulation", "journal", "notify", "outbox"})},
      {"simulate", with(foundation, {"json", "records", "access", "regulation", "journal", "notify", "outbox"})},
      {"lua", with(foundation, {"json", "regulation"})},
      {"cases", with(foundation, {"json", "regulation", "lua", "notify", "schedule"})},
      {"answers", with(foundation, {"json"})},
      {"http", with(foundation, {"json", "answers"})},
      {"plugin", with(foundation, {"json"})},
      {"api", with(foundation,
                   {"json", "answers", "records", "access", "regulation", "journal", "notify", "outbox", "schedule"})},
  };
  return rules;
}

const Parts& allowed_to_extensions() {
  static const Parts parts = with(foundation, {"json", "net", "answers"});
  return parts;
}

struct LibraryRule {
  std::string_view header;  ///< the beginning of what stands between the angle brackets
  std::string_view folder;  ///< the one folder that may include it
  std::string_view ending;  ///< ".cpp", or "" where headers of the folder may too
};

constexpr LibraryRule library_rules[] = {
    {"lua.h", "core/lua/", ""},          {"lua.hpp", "core/lua/", ""},       {"lualib.h", "core/lua/", ""},
    {"lauxlib.h", "core/lua/", ""},      {"lua5.4", "core/lua/", ""},        {"microhttpd.h", "core/http/", ""},
    {"sqlite3.h", "core/storage/", ""},  {"SQLiteCpp", "core/storage/", ""}, {"pqxx", "core/storage/", ""},
    {"libpq-fe.h", "core/storage/", ""}, {"curl/", "core/net/", ""},         {"nlohmann/", "core/", ".cpp"},
    {"sodium", "core/", ".cpp"},         {"date/", "core/base/", ".cpp"},    {"spdlog/", "core/base/", ".cpp"},
};

struct Include {
  std::string target;
  bool in_quotes = false;
};

std::optional<Include> include_of(std::string_view line) {
  const auto hash = line.find_first_not_of(" \t");
  if (hash == std::string_view::npos || line[hash] != '#') return std::nullopt;
  const auto word = line.find("include", hash);
  if (word == std::string_view::npos) return std::nullopt;
  const auto open = line.find_first_of("\"<", word);
  if (open == std::string_view::npos) return std::nullopt;
  const auto close = line.find_first_of("\">", open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  return Include{std::string{line.substr(open + 1, close - open - 1)}, line[open] == '"'};
}

std::string_view name_of_core_part(std::string_view part) {
  constexpr std::string_view prefix = "core/";
  return part.starts_with(prefix) ? part.substr(prefix.size()) : std::string_view{};
}

/// Empty when the include is fine.
std::string objection_to_part(const SourceFile& file, const Include& include) {
  const std::string part = file.part();
  const std::string_view own = name_of_core_part(part);
  const auto slash = include.target.find('/');
  const std::string target = include.target.substr(0, slash);
  // Without a folder it is a neighbour's header; the core writes the folder always.
  if (slash == std::string::npos) return own.empty() ? "" : "writes no folder before " + include.target;
  if (own == "app") return "";
  if (!own.empty()) {
    const auto rule = allowed_parts().find(own);
    if (rule == allowed_parts().end()) return "belongs to a part the rules do not know: " + std::string{own};
    if (target == own || rule->second.contains(target)) return "";
    return std::string{own} + " may not include " + include.target;
  }
  const bool is_core_part = target == "app" || allowed_parts().contains(target);
  if (is_core_part && !allowed_to_extensions().contains(target)) return part + " may not include " + include.target;
  if (include.target.find("..") != std::string::npos) return part + " reaches out of its folder: " + include.target;
  return "";
}

std::string objection_to_library(const SourceFile& file, const Include& include) {
  for (const LibraryRule& rule : library_rules) {
    if (!include.target.starts_with(rule.header)) continue;
    if (file.path.starts_with(rule.folder) && file.ends_with(rule.ending)) return "";
    return "<" + include.target + "> belongs to " + std::string{rule.folder} + "*" + std::string{rule.ending};
  }
  return "";
}

/// Tests of a plugin stand beside it and may use its neighbours.
bool is_test(const SourceFile& file) {
  return file.path.find("/test/") != std::string::npos || file.path.find("/tests/") != std::string::npos ||
         file.ends_with("_test.cpp");
}

}  // namespace

Complaints check_includes(const std::vector<SourceFile>& files) {
  Complaints complaints;
  for (const SourceFile& file : files) {
    if (is_test(file)) continue;
    for (std::size_t line = 0; line < file.lines.size(); ++line) {
      const auto include = include_of(file.lines[line]);
      if (!include) continue;
      const std::string words =
          include->in_quotes ? objection_to_part(file, *include) : objection_to_library(file, *include);
      if (!words.empty()) complaints.push_back(complaint(file, line, words));
    }
  }
  return complaints;
}

}  // namespace vestnik::architecture
