#pragma once
/// The authors' guide (scripts_lua/README.md) as a row of blocks, so that all it says is tried.
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vestnik::tests {

inline const std::filesystem::path source{VESTNIK_SOURCE_DIR};

/// A fenced block. What stands behind "lua" tells what it is:
///   школа         goes on with school.lua, the regulation that the guide builds
///   пример        a regulation by itself, with the tables every regulation needs
///   ошибка        the same, and it must not load
///   случаи        the file of cases for school.lua
///   было, стало   what is replaced in school.lua, and what by: school-new.lua
///   новые случаи  cases that hold for school-new.lua
/// A block of "text" is a command and what it prints.
struct Block {
  std::string kind;
  std::string text;
  std::string outcome;  ///< of the line after it that begins with an arrow; without the arrow
  int line = 0;
};

[[nodiscard]] std::vector<Block> guide_blocks();
/// All of a kind, one after the other.
[[nodiscard]] std::string all_of_kind(const std::vector<Block>& blocks, std::string_view kind);
/// school.lua as it is at the end, and school-new.lua.
[[nodiscard]] std::string school_file(const std::vector<Block>& blocks);
[[nodiscard]] std::string new_school_file(const std::vector<Block>& blocks);

/// With VESTNIK_WRITE_GUIDE=1 in its environment a test does not compare what the guide quotes but writes it anew; to
/// be read by a person before it is committed. True when it did.
bool write_guide(const std::string& before, const std::string& after);

}  // namespace vestnik::tests
