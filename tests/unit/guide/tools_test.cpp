// What the guide quotes of the tools is what they print, word for word.
#include <gtest/gtest.h>

#include <fstream>

#include "base/text.h"
#include "guide.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

const std::string prompt = "$ vestnik ";

/// Of a "command | head -8" or "command | tail -2".
struct Command {
  std::vector<std::string> words;
  std::size_t first = SIZE_MAX;
  std::size_t last = SIZE_MAX;
};

Command read_command(std::string_view line) {
  constexpr std::string_view head = " | head -";
  constexpr std::string_view tail = " | tail -";
  Command command;
  const auto count_after = [&](std::string_view filter, std::size_t& lines) {
    const auto bar = line.find(filter);
    if (bar == std::string_view::npos) return;
    lines = std::stoul(std::string{line.substr(bar + filter.size())});
    line = line.substr(0, bar);
  };
  count_after(head, command.first);
  count_after(tail, command.last);
  for (const std::string_view word : split(line.substr(prompt.size()), ' ')) command.words.emplace_back(word);
  return command;
}

std::string some_lines(const std::string& text, const Command& command) {
  std::vector<std::string_view> lines = split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  const std::size_t from = lines.size() > command.last ? lines.size() - command.last : 0;
  std::string some;
  for (std::size_t at = from; at < std::min(lines.size(), command.first); ++at) some += std::string{lines[at]} + "\n";
  return some;
}

class QuotedTools : public testing::Test {
 protected:
  QuotedTools() {
    std::ofstream{folder.path("school.lua")} << school_file(blocks);
    std::ofstream{folder.path("school-new.lua")} << new_school_file(blocks);
    std::ofstream{folder.path("cases.lua")} << all_of_kind(blocks, "случаи");
  }

  std::string printed(const Command& command) {
    std::vector<std::string> words{VESTNIK_BINARY_DIR "/vestnik", "--share", source.string(), "--data",
                                   folder.path("data")};
    for (const std::string& word : command.words) words.push_back(word.ends_with(".lua") ? folder.path(word) : word);
    return some_lines(test::ChildProcess{words, test::Errors::with_output}.end().output, command);
  }

  std::vector<Block> blocks = guide_blocks();
  TemporaryFolder folder;
};

TEST_F(QuotedTools, SayWhatTheGuideSaysTheySay) {
  int tried = 0;
  for (const Block& block : blocks) {
    if (block.kind != "text") continue;
    SCOPED_TRACE("scripts_lua/README.md:" + std::to_string(block.line));
    ++tried;
    const std::string line = block.text.substr(0, block.text.find('\n') + 1);
    const std::string now = line + printed(read_command(line.substr(0, line.size() - 1)));
    if (write_guide("```text\n" + block.text + "```", "```text\n" + now + "```")) continue;
    EXPECT_EQ(block.text, now);
  }
  EXPECT_GE(tried, 6);
}

}  // namespace
}  // namespace vestnik::tests
