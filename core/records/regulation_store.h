#pragma once
/// Versions of an institution's regulation as they were put in force: text, hash, first day. Rows are never changed;
/// another version of the same day goes before the earlier one.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// In force on the date: the latest first day not after it, of several the last one recorded.
[[nodiscard]] std::optional<RegulationVersion> regulation_in_force(Transaction& transaction, CivilDate on);
/// In the order of their first days, then of recording.
[[nodiscard]] std::vector<RegulationVersion> all_regulations(Transaction& transaction);
/// `version.id` is given by the store.
std::int64_t add_regulation(Transaction& transaction, const RegulationVersion& version);

}  // namespace vestnik
