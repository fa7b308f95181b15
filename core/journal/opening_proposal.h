#pragma once
/// When to open a date, as a proposal to whoever decides: twelve hours granted at 20:00 must not die overnight
/// (syzran-7.4.7c). Nothing is opened later than it is granted unless the person says so.
#include <chrono>
#include <optional>

#include "base/time.h"
#include "ports/database.h"

namespace vestnik {

/// 08:00 of the next school day, when the day's last lesson is over (or there was none) and a grant of `lasts` from now
/// would end before that; nothing otherwise: open at once.
[[nodiscard]] std::optional<Instant> propose_opening(Transaction& transaction, Instant now, std::chrono::seconds lasts);

}  // namespace vestnik
