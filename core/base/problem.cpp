#include "base/problem.h"

namespace vestnik {

std::string_view Problem::detail(std::string_view name) const {
  for (const auto& [key, value] : details) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace vestnik
