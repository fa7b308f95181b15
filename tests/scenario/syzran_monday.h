#pragma once
/// The school of Syzran and its Monday's first quarter of an hour, for the tests that go on from there.
#include "scenario/scenario.h"

namespace vestnik::tests {

inline constexpr std::string_view monday = "2026-09-14";
inline constexpr std::string_view tuesday = "2026-09-15";

[[nodiscard]] SchoolStart monday_in_syzran();

/// Up to 08:14: Алина is known to be ill, Илья and Егор are absent, Вера comes in late. Expectations are the test's.
void live_monday_morning(Scenario& day);

}  // namespace vestnik::tests
