#include "guide.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/text.h"

namespace vestnik::tests {
namespace {

const std::filesystem::path guide = source / "scripts_lua" / "README.md";

std::string guide_text() {
  std::ifstream file{guide};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

std::vector<Block> guide_blocks() {
  constexpr std::string_view fence = "```";
  constexpr std::string_view arrow = "→ ";
  std::vector<Block> blocks;
  std::optional<Block> open;
  int number = 0;
  const std::string text = guide_text();
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (open && line == fence) {
      blocks.push_back(*std::move(open));
      open.reset();
    } else if (open) {
      open->text += std::string{line} + "\n";
    } else if (line.starts_with(fence)) {
      std::string_view kind = line.substr(fence.size());
      if (kind.starts_with("lua ")) kind.remove_prefix(4);
      open = Block{std::string{kind}, "", "", number};
    } else if (line.starts_with(arrow) && !blocks.empty() && blocks.back().outcome.empty()) {
      blocks.back().outcome = line.substr(arrow.size());
    }
  }
  return blocks;
}

std::string all_of_kind(const std::vector<Block>& blocks, std::string_view kind) {
  std::string all;
  for (const Block& block : blocks) {
    if (block.kind == kind) all += (all.empty() ? "" : "\n") + block.text;
  }
  return all;
}

std::string school_file(const std::vector<Block>& blocks) { return all_of_kind(blocks, "школа"); }

std::string new_school_file(const std::vector<Block>& blocks) {
  std::string school = school_file(blocks);
  const std::string before = all_of_kind(blocks, "было");
  const auto at = school.find(before);
  if (before.empty() || at == std::string::npos)
    throw std::runtime_error{"what the guide replaces is not in its school"};
  return school.replace(at, before.size(), all_of_kind(blocks, "стало"));
}

bool write_guide(const std::string& before, const std::string& after) {
  if (before == after || std::getenv("VESTNIK_WRITE_GUIDE") == nullptr) return false;
  std::string text = guide_text();
  const auto at = text.find(before);
  if (at == std::string::npos) throw std::runtime_error{"the guide does not say: " + before};
  std::ofstream{guide} << text.replace(at, before.size(), after);
  return true;
}

}  // namespace vestnik::tests
