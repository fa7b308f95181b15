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

/// Of a "command | head -8".
struct Command {
  std::vector<std::string> words;
  std::size_t lines = SIZE_MAX;
};

Command read_command(std::string_view line) {
  Command command;
  const auto bar = line.find(" | head -");
  if (bar != std::string_view::npos) command.lines = std::stoul(std::string{line.substr(bar + 9)});
  for (const std::string_view word : split(line.substr(prompt.size(), bar - prompt.size()), ' '))
    command.words.emplace_back(word);
  return command;
}

std::string first_lines(const std::string& text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t line = 0; line < count && at != std::string::npos; ++line) {
    at = text.find('\n', at);
    if (at != std::string::npos) ++at;
  }
  return text.substr(0, at);
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
    return first_lines(test::ChildProcess{words, test::Errors::with_output}.end().output, command.lines);
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
