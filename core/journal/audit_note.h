#pragma once
/// What the audit keeps of a command: who asked for what, under which clauses, and what became of it.
#include <string>
#include <string_view>
#include <vector>

#include "domain/decision.h"
#include "ports/recorder.h"

namespace vestnik {

/// JSON; personal, so it lies in the erasable payload of the audit only.
[[nodiscard]] std::string audit_of_fact(const Actor& actor, const Command& command, EventId event,
                                        const std::vector<Decision>& decisions);
/// Of what is done beside the Recorder, for no command of the journal stands behind it: a regulation put in force, a
/// first sign-in. `what` names it like a command ("regulation.adopted"); the outcome is "done".
[[nodiscard]] std::string audit_of_deed(const Actor& actor, std::string_view what, const Details& details);
/// Of reading what is somebody's own: `asked` is the query. The outcome is "read".
[[nodiscard]] std::string audit_of_reading(const Actor& actor, Permission permission, Object object,
                                           const Details& asked);
/// Of a page or a file that took personal data away: a printed form, a list, a sheet. The outcome is "exported".
[[nodiscard]] std::string audit_of_export(const Actor& actor, Permission permission, Object object,
                                          std::string_view path);
/// Of reading that was denied, with the answer's status.
[[nodiscard]] std::string audit_of_denial(const Actor& actor, Permission permission, Object object,
                                          std::string_view path, int status);
[[nodiscard]] std::string audit_of_refusal(const Actor& actor, const Command& command,
                                           const std::vector<Decision>& decisions);

}  // namespace vestnik
