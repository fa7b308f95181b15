#pragma once
/// Who would be told of a fact, by which rule, how and when: what the planner does with a fact, without a database.
#include <optional>
#include <string>
#include <vector>

#include "lua/case_told.h"
#include "ports/regulation.h"

namespace vestnik {

struct WouldTell {
  const NotifyRule* rule = nullptr;  ///< of the regulation that was asked
  std::vector<Audience> to;          ///< without whom consent or refusal leaves out
  std::vector<std::string> by;       ///< channels, in order
  bool digest = false;
  Instant due;
  std::optional<Instant> expires;
  std::string clause;  ///< of the rule, or of the paper for those who refused the electronic form
  bool call = false;   ///< nobody can be told electronically: a call is asked for instead
};

/// In the order of the rules. Pure; any thread.
[[nodiscard]] std::vector<WouldTell> would_tell(const Regulation& regulation, const TimeZone& zone,
                                                const ToldFact& fact);

}  // namespace vestnik
