#pragma once
/// How it is known that somebody was told of something, or why not. Whatever is neither is unexplained, and an error.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"
#include "domain/ids.h"

namespace vestnik::informing_report {

/// One row of v1_informing.
struct Informing {
  std::int64_t obligation = 0;
  Instant created_at;
  PersonId recipient;  ///< none: there was nobody to tell
  PersonId student;
  std::string rule;
  std::string clause;
  std::optional<CivilDate> fact_date;
  bool corrects = false;
  std::string state;
  std::string reason;
  std::string channel;  ///< that told it, "phone" for a call; "" while nothing did
  std::optional<Instant> told_at;
  PersonId told_by;  ///< who telephoned or handed the sheet over
  int certainty = 0;
  bool waiting = false;
};

enum class Proof : std::uint8_t {
  read,         ///< the person opened it
  delivered,    ///< the provider says it arrived
  sent,         ///< the gateway took it over
  called,       ///< a person told it by telephone
  not_needed,   ///< the record changed before anybody was told
  no_way,       ///< nobody could be told, for a reason that is named
  to_call,      ///< a call is still to be made, for a reason that is named
  waiting,      ///< a message is on its way
  in_doubt,     ///< a message left, and nobody knows whether it arrived
  printed,      ///< a sheet is printed and not handed over yet
  unexplained,  ///< none of these: an error of the service
  called_off,   ///< a person decided that the wave it was in is a false alarm
};

inline constexpr std::array<std::string_view, 12> proof_names{"read",       "delivered", "sent",        "called",
                                                              "not_needed", "no_way",    "to_call",     "waiting",
                                                              "in_doubt",   "printed",   "unexplained", "called_off"};
[[nodiscard]] constexpr std::string_view to_text(Proof proof) { return proof_names[static_cast<std::size_t>(proof)]; }

[[nodiscard]] Proof proof_of(const Informing& one);
[[nodiscard]] constexpr bool is_told(Proof proof) {
  return proof == Proof::read || proof == Proof::delivered || proof == Proof::sent || proof == Proof::called;
}

}  // namespace vestnik::informing_report
