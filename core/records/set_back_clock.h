#pragma once
/// What a clock left behind that ran ahead and was set right again: messages that wait for a day of years to come.
#include <chrono>

#include "ports/database.h"

namespace vestnik {

/// Differences that clocks are corrected by all the time are none.
inline constexpr std::chrono::seconds usual_clock_drift{60};

/// Messages that are waiting, or being sent, and were last touched later than now wait for as long as they were to wait
/// then, counted from now; answers how many. Inside a write transaction.
std::int64_t bring_back_from_future(Transaction& transaction, Instant now);

}  // namespace vestnik
