#pragma once
/// Identifiers as types: a lesson's id cannot be passed where a student's is expected. Integers, counted per
/// institution; 0 is "none" and is never given out.
#include <compare>
#include <cstdint>
#include <functional>

namespace vestnik {

template <class Tag>
struct Id {
  std::int64_t value = 0;
  [[nodiscard]] explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const =
      default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 takes the 0 it compares to
};

using InstitutionId = Id<struct InstitutionTag>;

}  // namespace vestnik

template <class Tag>
struct std::hash<vestnik::Id<Tag>> {
  std::size_t operator()(vestnik::Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
