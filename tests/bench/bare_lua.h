#pragma once
/// Lua alone: a function that makes a table of four fields and compares.
#include <cstdint>
#include <memory>

namespace vestnik::bench {

/// One thread.
class BareLua {
 public:
  BareLua();
  ~BareLua();
  BareLua(const BareLua&) = delete;
  BareLua& operator=(const BareLua&) = delete;
  [[nodiscard]] bool call(std::int64_t now, std::int64_t until, std::int64_t grade);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vestnik::bench
