#pragma once
/// The findings of a command as they are kept with its answer, so that a repeated key says again which rows were
/// refused and what was warned of.
#include <string>
#include <string_view>
#include <vector>

#include "domain/decision.h"

namespace vestnik {

/// Findings only: their codes, clauses and values; the sentences are the catalogue's.
[[nodiscard]] std::string to_json(const std::vector<Decision>& decisions);
/// The same decisions again, without the hash of the script. Throws std::runtime_error for a text not written by
/// `to_json`: the database is broken then.
[[nodiscard]] std::vector<Decision> decisions_from_json(std::string_view kept);

}  // namespace vestnik
