#pragma once
/// How the programs print what they found: a line a figure, what was wanted beside it.
#include <cstdint>
#include <string>

namespace vestnik::fault {

class Table {
 public:
  explicit Table(const char* title);
  /// A figure that nothing is demanded of.
  void say(const std::string& what, const std::string& figure);
  void say(const std::string& what, std::uint64_t figure) { say(what, std::to_string(figure)); }
  /// One that must be what is wanted, or the program fails.
  void demand(const std::string& what, std::uint64_t figure, std::uint64_t at_most);
  void demand_at_least(const std::string& what, std::uint64_t figure, std::uint64_t at_least);
  [[nodiscard]] bool held() const { return held_; }

 private:
  void line(const std::string& what, const std::string& figure, const std::string& wanted, bool good);
  bool held_ = true;
};

}  // namespace vestnik::fault
