// Every piece of Lua in the authors' guide does what is written beside it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "guide.h"

#include "base/text.h"
#include "http/message_catalogue.h"
#include "lua/cases.h"
#include "lua/limits.h"
#include "lua/loader.h"
#include "lua/script_words.h"

namespace vestnik::tests {
namespace {

const std::string loads = "Загружается.";
const std::string cases_hold = "Случаи сходятся.";
const std::string refused = "Отказ: ";

struct Needed {
  const char* word;
  const char* table;
};

constexpr Needed needed[]{
    {"regulation",
     R"(regulation { api = 1, institution = "s", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" })"},
    {"marks", "marks { scale = { 2, 3, 4, 5 } }"},
    {"absence", R"(absence { codes = { "Н", "О" }, reasons = { "УП", "НП" } })"},
    {"periods", R"(periods { kind = "quarter", { "2026-09-01", "2026-10-25" } })"},
};

/// The example, and behind it the tables that every regulation needs and it does not have.
std::string completed(const std::string& example) {
  std::string text = example;
  for (const Needed& table : needed) {
    if (("\n" + example).find("\n" + std::string{table.word} + " {") == std::string::npos)
      text += std::string{table.table} + "\n";
  }
  return text;
}

class Guide : public testing::Test {
 protected:
  std::string sentence_of(const std::vector<Problem>& problems) {
    const ProblemText text = catalogue.explain(problems.front());
    return text.title + (text.next.empty() ? "" : " " + text.next);
  }

  std::string came_of_loading(const std::string& text) {
    const LoadedRegulation loaded = load_regulation("school.lua", text);
    return loaded.regulation != nullptr ? loads : refused + sentence_of(loaded.problems);
  }

  std::string came_of_cases(const std::string& school, const std::string& cases) {
    const LoadedRegulation loaded = load_regulation("school.lua", school);
    if (loaded.regulation == nullptr) return refused + sentence_of(loaded.problems);
    const CasesRun run = run_cases(*loaded.regulation, loaded.regulation->zone(), "cases.lua", cases);
    if (!run.problems.empty()) return refused + sentence_of(run.problems);
    for (const CaseResult& result : run.results) {
      if (!result.passed) return result.title + ": " + result.got;
    }
    return run.results.empty() ? "" : cases_hold;
  }

  /// What came of the block; `school` is the file as it is when a reader has come so far.
  std::string outcome_of(const Block& block, std::string& school) {
    if (block.kind == "школа") school += "\n" + block.text;
    if (block.kind == "школа") return came_of_loading(school);
    if (block.kind == "пример" || block.kind == "ошибка") return came_of_loading(completed(block.text));
    if (block.kind == "случаи") return came_of_cases(school, block.text);
    if (block.kind == "стало") return came_of_loading(new_school_file(blocks));
    if (block.kind == "новые случаи") return came_of_cases(new_school_file(blocks), block.text);
    return block.outcome;
  }

  MessageTable catalogue = MessageTable::load(source / "templates/messages").value();
  std::vector<Block> blocks = guide_blocks();
};

TEST_F(Guide, SaysOfEveryPieceWhatComesOfIt) {
  std::string school;
  int tried = 0;
  for (const Block& block : blocks) {
    SCOPED_TRACE("scripts_lua/README.md:" + std::to_string(block.line));
    if (block.kind == "text" || block.kind == "было") continue;
    ++tried;
    const std::string outcome = outcome_of(block, school);
    const std::string written = "```\n\n→ ";
    if (block.kind == "ошибка" && write_guide(block.text + written + block.outcome, block.text + written + outcome))
      continue;
    EXPECT_EQ(outcome, block.outcome);
    EXPECT_EQ(outcome.starts_with(refused), block.kind == "ошибка");
  }
  EXPECT_GE(tried, 20);
}

/// Whether the text has the word as a whole.
bool has_word(const std::string& text, const std::string& word) {
  const auto part = [](char c) { return c == '_' || (std::isalnum(static_cast<unsigned char>(c)) != 0); };
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !part(text[at - 1])) && (end == text.size() || !part(text[end]))) return true;
  }
  return false;
}

TEST_F(Guide, NamesTheLimitsAsTheyAre) {
  using std::chrono::milliseconds;
  EXPECT_EQ(loading_limits.time, milliseconds{200}) << "0,2 секунды";
  EXPECT_EQ(hook_limits.time, milliseconds{5}) << "0,005";
  EXPECT_EQ(regulation_memory, std::size_t{1} << 20U) << "мегабайт";
  EXPECT_EQ(regulation_text, std::size_t{16} << 10U) << "16 килобайт";
  EXPECT_EQ(most_keys_of_a_table, 512U) << "512 имён";
}

TEST_F(Guide, ShowsEveryWordOfTheLanguageAtWork) {
  // The general words are not taught here: whoever needs them finds them in the vocabulary.
  const std::vector<std::string> general{"assert", "error",    "ipairs",   "math", "pairs", "select",
                                         "string", "tonumber", "tostring", "type", "table"};
  std::string shown;
  for (const Block& block : blocks) {
    if (block.kind != "text" && block.kind != "ошибка") shown += block.text + "\n";
  }
  for (const std::string& word : script_words()) {
    if (std::find(general.begin(), general.end(), word) != general.end()) continue;
    EXPECT_TRUE(has_word(shown, word)) << word;
  }
  for (const char* word : {"mark", "absence", "lesson", "final", "application", "credentials", "announcement", "mail"})
    EXPECT_TRUE(has_word(all_of_kind(blocks, "случаи"), word)) << word;
}

}  // namespace
}  // namespace vestnik::tests
