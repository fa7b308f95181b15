#pragma once
/// `vestnik informing [MONTH] [--institution N]`: how many events of the month were told and how it is known; every
/// person of whom something is unexplained; records that had to be told and made no obligation; what the bounded
/// channel (SMS) has cost.
#include <iosfwd>
#include <span>
#include <string>

#include "base/clock.h"
#include "ports/database.h"
#include "ports/regulation.h"
#include "ports/render.h"

namespace vestnik::informing_report {

/// All outlive the call.
struct CommandPorts {
  Database& database;
  const RegulationBook& regulations;
  const Clock& clock;
  const MessageCatalogue& messages;
  std::ostream& out;
  std::ostream& complaints;
};

/// 0: everything is explained; 1: something is not; 2: wrong arguments. Without names: numbers of people only.
int run_informing(std::span<const std::string> arguments, const CommandPorts& ports);

}  // namespace vestnik::informing_report
