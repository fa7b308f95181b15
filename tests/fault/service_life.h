#pragma once
/// One life of the service, in a process of its own: it comes up, takes up what an earlier life left behind, records,
/// plans and sends, until it is killed. What it knows it says on a pipe, a line each.
#include <sys/types.h>

#include <cstdint>
#include <string>

#include "fault/school.h"

namespace vestnik::fault {

/// The clock moves on by so much between two lives: what the earlier one held is to be taken up by then.
inline constexpr std::chrono::seconds between_lives{30};

struct LifePlan {
  const Prepared& prepared;
  const SchoolPlan& school;
  std::string database;
  int mail_port = 0;
};

/// Lines: "A token marks" a command was acknowledged; "O found left" orphans found at the start and still not
/// taken up after the relays' first look; "D number" messages that were given up, for their senders
/// died too often, and are sent by hand at the end; "E words" something failed that must not.
/// Never returns: the process ends by being killed, or, the last one, by itself when there is nothing left to send.
[[noreturn]] void live(const LifePlan& plan, std::uint64_t life, bool last, int pipe);

}  // namespace vestnik::fault
