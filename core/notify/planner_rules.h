#pragma once
/// When a message may leave: settle time, quiet hours, expiry, digests. Pure functions of stored input; any thread.
#include <optional>
#include <span>

#include "base/time.h"
#include "ports/regulation.h"

namespace vestnik {

/// [from, until), over midnight where `until` is earlier. Equal ends: no quiet hours.
[[nodiscard]] bool is_quiet(const QuietHours& quiet, WallTime at);
/// The instant itself, or the end of the quiet hours it falls into.
[[nodiscard]] Instant after_quiet(const TimeZone& zone, const QuietHours& quiet, Instant at);
/// The first digest not earlier than `at`.
[[nodiscard]] Instant next_digest(const TimeZone& zone, WallTime digest_at, Instant at);
/// The rule of the paper that is handed out weekly to those who want no electronic form, where the regulation has one.
[[nodiscard]] const NotifyRule* paper_rule(std::span<const NotifyRule> rules);
/// The first weekly paper not earlier than `at`: by the regulation's own rule, or else on Friday at digest time
/// (yarovoe-4.3.6: at least once a week).
[[nodiscard]] Instant next_paper(const TimeZone& zone, const NotifyRule* rule, WallTime digest_at, Instant at);

/// Whether the trigger is about this mark: any, or one as low as it says. No first number: the mark was taken away.
[[nodiscard]] bool speaks_of_mark(const Trigger& when, std::optional<std::int64_t> first,
                                  std::optional<std::int64_t> second);
/// … about such a final, published or not.
[[nodiscard]] bool speaks_of_final(const Trigger& when, bool not_attested, bool late);
/// Whether an attendance mark says what the trigger is about, whatever was learnt about it since.
[[nodiscard]] bool says_so(const Trigger& when, std::string_view code, std::string_view reason);
/// The same, and the reason is as known as the trigger wants it.
[[nodiscard]] bool speaks_of_absence(const Trigger& when, std::string_view code, std::string_view reason, bool known);
/// Whether the trigger is about such a notice; `name` of a named event.
[[nodiscard]] bool speaks_of_notice(const Trigger& when, TriggerKind kind, std::string_view name, bool urgent);

struct Timing {
  bool digest = false;  ///< a line of the digest at `due`
  Instant due;
  std::optional<Instant> expires;
};

/// When a message about a fact recorded at `recorded` is due. Nothing: too late for it, and the rule wants nothing
/// afterwards. `last_bell`: of the child's day, where the fact has one.
[[nodiscard]] std::optional<Timing> time_message(const NotifyRule& rule, const InformTerms& terms, const TimeZone& zone,
                                                 Instant recorded, std::optional<Instant> last_bell);

}  // namespace vestnik
