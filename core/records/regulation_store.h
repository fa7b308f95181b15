#pragma once
/// Versions of an institution's regulation as they were put in force: text, hash, first day. Rows are never changed;
/// another version of the same day goes before the earlier one, and one that was rolled back is not in force any more.
/// Beside them at most one trial: a text that holds for some groups before it is in force for all.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct RegulationVersion {
  std::int64_t id = 0;
  CivilDate in_force_from;
  std::string script_hash;  ///< BLAKE2b-256 of the text, hexadecimal
  std::string name;         ///< file name, for people
  std::string script;       ///< the Lua text as it was approved
  Instant recorded_at;
};

/// In force on the date: the latest first day not after it, of several the last one recorded. Without what was rolled
/// back.
[[nodiscard]] std::optional<RegulationVersion> regulation_in_force(Transaction& transaction, CivilDate on);
/// In the order of their first days, then of recording. Without what was rolled back.
[[nodiscard]] std::vector<RegulationVersion> all_regulations(Transaction& transaction);
/// `version.id` is given by the store.
std::int64_t add_regulation(Transaction& transaction, const RegulationVersion& version);
/// From `at` on the version is not in force any more. Its row stays.
void withdraw_regulation(Transaction& transaction, std::int64_t version, Instant at);

struct RegulationTrial {
  RegulationVersion version;    ///< `id` and `recorded_at` are the trial's
  std::vector<GroupId> groups;  ///< with the subgroups they have now
};

/// The one that runs, if any.
[[nodiscard]] std::optional<RegulationTrial> running_trial(Transaction& transaction);
/// Begins a trial for `trial.groups`; one that runs ends as "replaced". `trial.version.id` is given by the store.
std::int64_t begin_trial(Transaction& transaction, const RegulationTrial& trial);
/// `outcome`: "promoted", "rolled_back" or "replaced".
void end_trial(Transaction& transaction, std::int64_t trial, std::string_view outcome, Instant at);

}  // namespace vestnik
