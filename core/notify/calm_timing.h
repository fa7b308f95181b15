#pragma once
/// When a message leaves once the calendar of the school and the family's order of hearing are asked (ports/calm.h).
/// Nothing here silences a message: where waiting would outlast its expiry, it does not wait.
#include "notify/telling.h"

namespace vestnik {

/// A digest that is weekly is due on Friday; what is not urgent waits for a day with lessons of the student (of
/// anybody, where the fact is nobody's in particular). Alerts of absence and urgent notices never wait.
[[nodiscard]] Timing on_calm_day(const Planning& planning, const NotifyRule& rule, PersonId student,
                                 const Timing& timing);
/// … of the parents, where the student hears first.
[[nodiscard]] Timing after_child(const Planning& planning, const NotifyRule& rule, const Timing& timing);

/// … of a person who wants what is not urgent in a digest, "daily" or "weekly"; "": as the rule says. What cannot wait
/// (an absence, an urgent notice, an answer to the person's own doing) does not.
[[nodiscard]] Timing at_pace(const Planning& planning, const NotifyRule& rule, std::string_view pace,
                             const Timing& timing);

}  // namespace vestnik
