#pragma once
/// The command-line verbs `import` and `generate`. Sentences come from the message catalogue, by code.
#include <ostream>
#include <span>
#include <string>

#include "importer.h"
#include "ports/render.h"

namespace vestnik::import_csv {

/// What the verbs need of the host, so that they can be run without one.
struct CommandPorts {
  Roster& roster;
  const MessageCatalogue& messages;
  std::string address;  ///< of the cabinet, for slips
  std::ostream& out;
  std::ostream& complaints;
  bool terminal = false;  ///< a progress bar is drawn on one only
};

/// import FOLDER [--dry-run] [--slips FILE] [--accounts none|staff|with-consent|all] [--institution CODE] [--date DATE]
///        [--lessons-until DATE] [--address URL]
/// Answers 0 when all is taken (or would be), 1 when something was refused, 2 for arguments it does not know.
[[nodiscard]] int run_import(std::span<const std::string> arguments, const CommandPorts& ports);

/// generate --students N --seed S --out FOLDER
[[nodiscard]] int run_generate(std::span<const std::string> arguments, const CommandPorts& ports);

/// Says what is wrong with the arguments; answers the exit code.
int complain(const CommandPorts& ports, const Problem& problem);

/// The report as lines of text: errors, notes, counts, the outcome.
void print_report(const Report& report, bool dry_run, const CommandPorts& ports);

}  // namespace vestnik::import_csv
