#pragma once
/// Messages that left and were not heard in time go on to the next channel of their rule: internal, e-mail, SMS, paper.
/// What was told stays told, so that each message of the chain is one more proof of the same obligation; rights are
/// asked again at the claim. A write transaction.
#include "notify/fallback.h"

namespace vestnik {

/// At most `limit`; answers how many waits ended, one way or another.
std::size_t escalate_due(const Fallback& fallback, std::size_t limit);

}  // namespace vestnik
