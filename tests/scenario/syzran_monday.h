#pragma once
/// The school of Syzran and its Monday's first quarter of an hour, for the tests that go on from there.
#include "scenario/scenario.h"

namespace vestnik::tests {

inline constexpr std::string_view monday = "2026-09-14";
inline constexpr std::string_view tuesday = "2026-09-15";

[[nodiscard]] SchoolStart monday_in_syzran();

/// The 24 pupils of 6-Б, each with the code.
[[nodiscard]] Scenario::Roll everybody_of_6b(Scenario& day, std::string_view code);
/// At 07:40 Алина's mother says that she is ill until Friday.
void alina_is_ill(Scenario& day);
/// What a mother answers by SMS; true when somebody understood it.
bool answer_by_sms(Scenario& day, std::string_view child, const std::string& text, const std::string& id);

/// Up to 08:14: Алина is known to be ill, Илья and Егор are absent, Вера comes in late. Expectations are the test's.
void live_monday_morning(Scenario& day);

}  // namespace vestnik::tests
