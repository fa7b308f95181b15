#pragma once
/// The facts and expectations of cases about who is told: `told = { mark = { grade = 2 }, now = "…" }`.
#include <optional>
#include <string>
#include <vector>

#include "lua/fields.h"
#include "ports/regulation.h"

namespace vestnik {

/// Something recorded, of which somebody may have to be told; and how it stands with the family.
struct ToldFact {
  TriggerKind kind = TriggerKind::mark;
  std::optional<std::int64_t> grade;   ///< mark
  std::optional<std::int64_t> second;  ///< the second of "4/2"
  std::string code;                    ///< absence
  std::string reason;                  ///< absence_reason; of an absence: the reason that is known already
  bool known = false;                  ///< absence: a notice covers the day
  bool first_of_day = true;            ///< absence: nobody was told of an earlier one that day
  bool published = true;               ///< final: the sheet is closed
  bool not_attested = false;           ///< final: «н/а»
  bool late = false;                   ///< final: set after its last day
  bool urgent = false;                 ///< announcement
  std::string name;                    ///< event
  Instant recorded;
  std::optional<Instant> last_bell;
  bool opted_out = false;  ///< the family refused the electronic form
  bool consent = true;     ///< the family's consent is there
  bool reachable = true;   ///< some electronic way leads to the family
};

/// What a case says of the message. Nothing named: anything will do.
struct ToldExpectation {
  std::optional<std::string> rule;
  std::vector<std::string> to;
  std::vector<std::string> by;  ///< channels, in order
  std::optional<Instant> due;
  std::optional<Instant> expires;
  std::optional<bool> digest;
};

[[nodiscard]] ToldFact read_told_fact(const Node& told, const Regulation& regulation, const TimeZone& zone,
                                      FileFindings& findings);
[[nodiscard]] ToldExpectation read_told_expectation(Fields& fields, const TimeZone& zone);

}  // namespace vestnik
