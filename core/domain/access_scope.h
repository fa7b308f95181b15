#pragma once
/// How far a right reaches: the scope words of `config/access_matrix.tsv`.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "domain/role.h"

namespace vestnik {

enum class Scope : std::uint8_t {
  all,               ///< every object of the institution, as far as the order that gave the role reaches
  self,              ///< the person's own
  own_child,         ///< of a guardian who sees the child
  own_lesson,        ///< of who gives it
  own_load,          ///< of who teaches the group, or the student's group
  own_class,         ///< of the class teacher or curator
  own_substitution,  ///< of who gives a lesson of the group for another
  own_department,    ///< of the department that the order named; of the whole institution where it named none
  own_subject,       ///< of the subject that the order named, in the groups that learn it
  any                ///< nobody's object in particular: the person's own doing
};

inline constexpr std::array<std::string_view, 10> scope_names{
    "all",         "self", "own_child", "own_lesson", "own_load", "own_class", "own_substitution", "own_department",
    "own_subject", "any"};

[[nodiscard]] constexpr std::string_view to_text(Scope scope) { return scope_names[static_cast<std::size_t>(scope)]; }

[[nodiscard]] constexpr std::optional<Scope> parse_scope(std::string_view name) {
  const auto* const at = std::find(scope_names.begin(), scope_names.end(), name);
  if (at == scope_names.end()) return std::nullopt;
  return static_cast<Scope>(at - scope_names.begin());
}

/// A cell of the matrix: a role and how far its right reaches.
struct MatrixCell {
  Role role = Role::administrator;
  Scope scope = Scope::any;
  bool operator==(const MatrixCell&) const = default;
};

}  // namespace vestnik
