// What editors are told of the language (scripts_lua/library, .luacheckrc) is what the loader knows.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "base/text.h"
#include "cases/run_cases.h"
#include "guide.h"
#include "lua/change_view.h"
#include "lua/loader.h"
#include "lua/script_words.h"

namespace vestnik::tests {
namespace {

using Words = std::set<std::string>;

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file{path};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find_first_of(" (?:.=")); }

/// What the library's files define: words, and the fields of each class with those of the class it goes on from.
class Library {
 public:
  Library() {
    for (const auto& file : std::filesystem::directory_iterator{source / "scripts_lua/library"}) {
      std::string held;
      const std::string text = text_of(file.path());
      for (const std::string_view line : split(text, '\n')) read(line, held);
    }
  }

  [[nodiscard]] const Words& words() const { return words_; }
  [[nodiscard]] Words fields(const std::string& name) const {
    const auto at = classes_.find(name);
    if (at == classes_.end()) return {"there is no class " + name};
    Words all = at->second.fields;
    if (!at->second.base.empty() && classes_.contains(at->second.base)) all.merge(fields(at->second.base));
    return all;
  }

 private:
  struct Class {
    std::string base;
    Words fields;
  };

  void read(std::string_view line, std::string& held) {
    const auto follows = [&](std::string_view start) {
      if (!line.starts_with(start)) return false;
      line.remove_prefix(start.size());
      return true;
    };
    if (follows("---@class ")) {
      held = line.substr(0, line.find_first_of(": "));
      const auto base = line.find(": ");
      classes_[held].base = base == std::string_view::npos ? "" : first_of(line.substr(base + 2));
    } else if (follows("---@field ")) {
      if (line.front() != '[') classes_[held].fields.emplace(first_word(line));
    } else if (follows("function ")) {
      words_.emplace(first_word(line));
    } else if (line.ends_with(" = {}")) {
      words_.emplace(first_word(line));
    }
  }
  static std::string first_of(std::string_view text) { return std::string{text.substr(0, text.find(' '))}; }

  Words words_;
  std::map<std::string, Class> classes_;
};

constexpr std::string_view sound =
    R"(regulation { api = 1, institution = "s", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { scale = { 2, 3, 4, 5 } }
absence { codes = { "Н", "О" }, reasons = { "УП", "НП" } }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" } }
)";

/// The fields that the loader names when a table has one it does not know.
Words fields_named(const std::vector<Problem>& problems, std::string_view table) {
  Words fields;
  for (const Problem& problem : problems) {
    if (problem.code != "regulation.unknown_field" || problem.detail("table") != table) continue;
    for (const std::string_view field : split(problem.detail("expected"), ',')) fields.emplace(trimmed(field));
  }
  return fields;
}

struct Table {
  const char* name;
  const char* inside;  ///< a statement that holds the table, with "?" where it stands
};

void PrintTo(const Table& table, std::ostream* out) { *out << table.name; }

class EditorFields : public testing::TestWithParam<Table> {};

TEST_P(EditorFields, AreThoseTheLoaderReads) {
  const Library library;
  const std::string name = GetParam().name;
  std::string statement = GetParam().inside;
  statement.replace(statement.find('?'), 1, name + " { no_such_field = 1 }");
  const Words known = fields_named(load_regulation("x.lua", std::string{sound} + statement).problems, name);
  ASSERT_FALSE(known.empty());
  EXPECT_EQ(library.fields("vestnik." + name), known);
}

constexpr const char* rule = "editing { clause = '1', open_for = 1 * days, ? }";
constexpr const char* message = "notify 'x' { clause = '1', when = ?, tell = { 'parents' }, by = { 'sms' } }";

INSTANTIATE_TEST_SUITE_P(
    All, EditorFields,
    testing::Values(Table{"regulation", "?"}, Table{"marks", "?"}, Table{"absence", "?"}, Table{"periods", "?"},
                    Table{"editing", "?"}, Table{"lock", "?"}, Table{"checking", "?"}, Table{"final_mark", "?"},
                    Table{"attestation", "?"}, Table{"homework", "?"}, Table{"lesson", "?"}, Table{"credentials", "?"},
                    Table{"announcements", "?"}, Table{"mail", "?"}, Table{"access", "?"}, Table{"inform", "?"},
                    Table{"for_", rule}, Table{"override", rule}, Table{"reopen", rule}, Table{"absent", message},
                    Table{"reason_set", message}, Table{"mark", message}, Table{"announcement", message},
                    Table{"event", message}, Table{"final_published", message}, Table{"final_set", message},
                    Table{"parents", "notify 'x' { clause = '1', when = mark {}, tell = ? }"}),
    [](const auto& table) { return std::string{table.param.name}; });

class NamedFields : public testing::TestWithParam<const char*> {};

TEST_P(NamedFields, AreThoseTheLoaderReads) {
  const std::string word = GetParam();
  const auto loaded = load_regulation("x.lua", std::string{sound} + word + " 'x' { no_such_field = 1 }");
  const Words known = fields_named(loaded.problems, word);
  ASSERT_FALSE(known.empty());
  EXPECT_EQ(Library{}.fields("vestnik." + word), known);
}

INSTANTIATE_TEST_SUITE_P(All, NamedFields, testing::Values("notify", "duty"),
                         [](const auto& word) { return std::string{word.param}; });

TEST(EditorFields, OfAChangeAreThoseAHookSees) {
  const Library library;
  constexpr std::array names{"mark_change", "attendance_change", "entry_change", "final_change"};
  for (std::size_t point = 0; point < names.size(); ++point) {
    const auto fields = change_fields(static_cast<HookPoint>(point));
    EXPECT_EQ(library.fields(std::string{"vestnik."} + names[point]), Words(fields.begin(), fields.end()))
        << names[point];
  }
}

TEST(EditorFields, OfACaseAreThoseThatAreRead) {
  const LoadedRegulation loaded = load_regulation("x.lua", sound);
  Words known;
  for (const char* text : {"case { no_such_field = 1 }", "case { told = {}, no_such_field = 1 }",
                           "case { turn = {}, no_such_field = 1 }"}) {
    const CasesRun run = run_cases(*loaded.regulation, loaded.regulation->zone(), "c.lua", text);
    known.merge(fields_named(run.problems, "case"));
  }
  EXPECT_EQ(Library{}.fields("vestnik.case"), known);
}

TEST(EditorWords, AreTheWordsOfTheLanguage) {
  Words known{script_words().begin(), script_words().end()};
  known.merge(Words{"case", "json", "url"});
  EXPECT_EQ(Library{}.words(), known);
}

/// The texts in quotes between two marks of .luacheckrc.
Words quoted_between(const std::string& text, std::string_view from, std::string_view to) {
  const auto start = text.find(from);
  std::string_view part{text};
  part = part.substr(start, part.find(to, start) - start);
  Words words;
  for (auto open = part.find('"'); open != std::string_view::npos; open = part.find('"')) {
    part.remove_prefix(open + 1);
    const auto end = part.find('"');
    words.emplace(part.substr(0, end));
    part.remove_prefix(end + 1);
  }
  return words;
}

TEST(LuacheckWords, AreTheWordsOfTheLanguage) {
  const std::string text = text_of(source / ".luacheckrc");
  Words listed = quoted_between(text, "local units = {", "}\n");
  listed.merge(quoted_between(text, "local regulation = {", "}\n"));
  Words known{script_words().begin(), script_words().end()};
  for (const char* general :
       {"assert", "error", "ipairs", "math", "pairs", "select", "string", "table", "tonumber", "tostring", "type"})
    EXPECT_EQ(known.erase(general), 1U) << general;
  EXPECT_EQ(listed, known);
}

}  // namespace
}  // namespace vestnik::tests
