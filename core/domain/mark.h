#pragma once
/// Grades («оценка») and what surrounds them. An attendance mark is another thing: `domain/attendance.h`.
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik {

/// One grade, or two for one work («4/3»). The scale is the regulation's.
struct Mark {
  std::uint8_t first = 0;
  std::optional<std::uint8_t> second;
  auto operator<=>(const Mark&) const = default;
};

/// "5" or "4/3"; std::nullopt for anything else (numbers up to 100).
[[nodiscard]] std::optional<Mark> parse_mark(std::string_view text);
[[nodiscard]] std::string to_text(Mark mark);

/// Kinds of work a grade is given for. `written`, `laboratory` and `practical` are what yarovoe-5.2 counts.
enum class WorkKind : std::uint8_t {
  oral,
  written,
  control,
  laboratory,
  practical,
  test,
  essay,
  project,
  homework,
  credit
};

inline constexpr std::array<std::string_view, 10> work_kind_names{
    "oral", "written", "control", "laboratory", "practical", "test", "essay", "project", "homework", "credit"};

[[nodiscard]] constexpr std::string_view to_text(WorkKind kind) {
  return work_kind_names[static_cast<std::size_t>(kind)];
}
[[nodiscard]] std::optional<WorkKind> parse_work_kind(std::string_view name);

/// A final grade of a period: a grade, or «не аттестован», which is always possible (DIGEST 2.9).
struct FinalMark {
  std::optional<std::uint8_t> grade;  ///< empty: not attested
  auto operator<=>(const FinalMark&) const = default;
};

/// "5" or "н/а".
[[nodiscard]] std::optional<FinalMark> parse_final_mark(std::string_view text);
[[nodiscard]] std::string to_text(FinalMark mark);

/// A mean of grades in whole hundredths, rounded half up: 4.25 is 425. No floating point: "%.1f" prints 4.25 as 4.2.
using Hundredths = std::int32_t;
[[nodiscard]] std::string to_decimal(Hundredths value);  ///< "4,25"

}  // namespace vestnik
