#pragma once
/// The `access` rules of a regulation against the shipped matrix: what they may name, open and close, and what they
/// come to.
#include <optional>
#include <string>
#include <vector>

#include "ports/access_terms.h"
#include "regulation/rules.h"

namespace vestnik {

/// "marks.write": every permission of the shipped matrix, in its order.
[[nodiscard]] const std::vector<std::string>& permission_words();

/// Whether the role may never have it: what stands in config/access_closed.tsv (syzran-m.0 leaves everything else to
/// the school). Answers the reason's word. `permission`: one of permission_words().
[[nodiscard]] std::optional<std::string> closed_for_good(const std::string& permission, Role role, Scope scope);
/// Whether the role must keep it.
[[nodiscard]] bool stays_open(const std::string& permission, Role role);

/// The rules cell by cell, in their order.
[[nodiscard]] std::vector<AccessChange> access_changes_of(const std::vector<AccessRule>& rules);

}  // namespace vestnik
