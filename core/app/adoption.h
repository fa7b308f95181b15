#pragma once
/// Putting regulations in force: for all, for some groups first, for all after that, and back again.
#include <filesystem>
#include <string>
#include <vector>

#include "api/api.h"
#include "app/service.h"

namespace vestnik {

/// The text of a script that somebody wants in force.
struct ProposedText {
  std::string name;  ///< of its file
  std::string script;
};

/// Whoever runs the service's machine: what is done from the command line is his.
[[nodiscard]] Actor operator_of(InstitutionId institution);

/// Stores a script as a version of the institution's regulation and puts it on the shelf. Who did it stands in the
/// audit. Problems of the script, "app.regulation_of_another" {institution, found}, "app.regulation_timezone"
/// {expected, found}.
[[nodiscard]] std::vector<Problem> adopt_text(Service& service, const Actor& by, const ProposedText& text, Instant now);
/// The same of a file, by the operator.
[[nodiscard]] std::vector<Problem> adopt_script(Service& service, InstitutionId institution,
                                                const std::filesystem::path& script, Instant now);

/// Begins a trial: from now on the script judges the lessons, finals and messages of these groups and their
/// subgroups, from its own first day. Another trial ends. Problems as above, "app.unknown_group" {group, nearest},
/// "app.no_groups".
[[nodiscard]] std::vector<Problem> try_text(Service& service, const Actor& by, const ProposedText& text,
                                            const std::vector<std::string>& groups, Instant now);
/// The same of a file, by the operator.
[[nodiscard]] std::vector<Problem> try_script(Service& service, InstitutionId institution,
                                              const std::filesystem::path& script,
                                              const std::vector<std::string>& groups, Instant now);

/// The regulation on trial comes into force for all. "app.no_trial".
[[nodiscard]] Result<RegulationInfo> promote_trial(Service& service, const Actor& by, Instant now);

struct RolledBack {
  bool trial = false;  ///< a trial ended; the version in force stays
  RegulationInfo gone;
  RegulationInfo back;  ///< what is in force now
};
/// Ends a running trial; else takes the version adopted last out of force, back to the last one before it that loads.
/// Decisions that were made stay as they are stored. "app.no_earlier_regulation".
[[nodiscard]] Result<RolledBack> roll_back(Service& service, const Actor& by, Instant now);

/// What the API does with these. `service` outlives it.
[[nodiscard]] RegulationDeeds regulation_deeds(Service& service);

}  // namespace vestnik
