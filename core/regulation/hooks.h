#pragma once
/// What the script's hooks are to the evaluation: somebody to ask, who may only be stricter than the tables.
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "ports/regulation.h"

namespace vestnik {

enum class HookPoint : std::uint8_t { mark, attendance, lesson, final_mark };

inline constexpr std::array<std::string_view, 4> hook_words{"before_mark", "before_attendance", "before_lesson",
                                                            "before_final"};

/// The hook point of a change; kinds of change without one answer nothing.
[[nodiscard]] inline std::optional<HookPoint> hook_point(const Change& change) {
  return change.index() < hook_words.size() ? std::optional{static_cast<HookPoint>(change.index())} : std::nullopt;
}

class Hooks {
 public:
  virtual ~Hooks() = default;
  [[nodiscard]] virtual bool has(HookPoint point) const = 0;
  /// Ends within 5 ms; a failure is a refusal "regulation.hook_failed". Serialised inside; any thread.
  [[nodiscard]] virtual Decision ask(HookPoint point, const Change& change, Instant now) = 0;
};

}  // namespace vestnik
