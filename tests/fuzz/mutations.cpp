#include "fuzz/mutations.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>

namespace vestnik::fuzz {
namespace {

// What breaks readers: the ends of ranges, halves of things, words in the wrong place.
constexpr std::string_view pieces[]{
    "9223372036854775807",
    "-9223372036854775808",
    "1e308",
    "0/0",
    "-1",
    "0",
    "65536",
    "\"\"",
    "nil",
    "true",
    "{}",
    "{ {} }",
    "function() end",
    "\"\\xff\"",
    "\"\\0\"",
    "string.rep(\"x\", 100000)",
    "7 * days",
    "999999 * hours",
    "days",
    "before(\"period_end\", 2 * days)",
    "for_ { class = \"7\" }",
    "any_of { \"written\" }",
    "override { by = { \"administrator\" } }",
    "reopen { lasts = 1 * hours }",
    "instead_of = \"7.4.7\"",
    "clause = \"1\"",
    "\"2026-02-30\"",
    "\"24:00\"",
    "\"Н\"",
    "\"н/а\"",
    "editing { clause = \"1\", open_for = 1 * days }\n",
    "notify \"x\" { clause = \"1\" }\n",
    "case { clause = \"1\", \"x\" }\n",
    "before_mark(function(c) forbid(\"1\", c.subject) end)\n",
    "before_final(function(c) warn(\"1\", tostring(c.average)) end)\n",
    "for i = 1, 100 do ",
    " end ",
    "while true do end\n",
    "local t = {} t.t = t editing(t)\n",
    "return ",
    "--[[",
    "]]",
    "\"",
    "{",
    "}",
    "(",
    ")",
    "=",
    ",",
    "..",
    "#",
    "::a:: goto a ",
    "\n",
    "ё",
    "\xff",
    "change.grade",
    "json.decode(\"[1]\")",
    "table.sort(",
};

using Random = std::mt19937_64;

/// Not std::uniform_int_distribution, whose numbers differ between libraries.
std::size_t below(Random& random, std::size_t end) { return end == 0 ? 0 : static_cast<std::size_t>(random() % end); }

std::size_t place_in(Random& random, const std::string& text) { return below(random, text.size() + 1); }

/// From here to the end of a word, a line or anywhere near.
std::size_t length_from(Random& random, const std::string& text, std::size_t from) {
  const std::size_t kind = below(random, 3);
  if (kind == 0) return below(random, 16);
  const std::size_t end = text.find_first_of(kind == 1 ? "\n" : " \n,{}()", from);
  return end == std::string::npos ? text.size() - from : end - from;
}

void change(Random& random, std::string& text, const std::vector<std::string>& scripts) {
  const std::size_t at = place_in(random, text);
  const std::size_t size = length_from(random, text, at);
  switch (below(random, 8)) {
    case 0: text.erase(at, size); break;
    case 1: text.insert(at, text.substr(at, size)); break;
    case 2: text.replace(at, size, pieces[below(random, std::size(pieces))]); break;
    case 3: text.insert(at, pieces[below(random, std::size(pieces))]); break;
    case 4:
      if (at < text.size()) text[at] = static_cast<char>(below(random, 256));
      break;
    case 5: text.insert(place_in(random, text), text.substr(at, size)); break;
    case 6: {
      const std::string& other = scripts[below(random, scripts.size())];
      const std::size_t from = place_in(random, other);
      text.insert(at, other.substr(from, length_from(random, other, from)));
      break;
    }
    default: text.resize(std::min(text.size(), at + size)); break;
  }
}

}  // namespace

std::vector<std::string> scripts_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    if (entry.path().extension() == ".lua") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> scripts;
  for (const auto& path : paths) {
    std::ifstream file{path, std::ios::binary};
    scripts.emplace_back(std::istreambuf_iterator<char>{file}, std::istreambuf_iterator<char>{});
  }
  return scripts;
}

std::string mutated(const std::vector<std::string>& scripts, std::uint64_t seed, std::uint64_t number) {
  Random random{seed * 0x9E3779B97F4A7C15U + number};
  std::string text = scripts[below(random, scripts.size())];
  for (std::size_t left = 1 + below(random, 8); left > 0; --left) change(random, text, scripts);
  return text;
}

}  // namespace vestnik::fuzz
