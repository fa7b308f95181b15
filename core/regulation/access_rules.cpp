#include "regulation/access_rules.h"

#include "access/shipped_tables.h"

namespace vestnik {
namespace {

Permission permission_of(std::string_view word) {
  const auto dot = word.find('.');
  return {word.substr(0, dot), word.substr(dot + 1)};
}

}  // namespace

const std::vector<std::string>& permission_words() {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> all;
    for (const Permission permission : shipped_matrix().permissions())
      all.push_back(std::string{permission.object} + '.' + std::string{permission.operation});
    return all;
  }();
  return words;
}

std::optional<std::string> closed_for_good(const std::string& permission, Role role, Scope scope) {
  const auto reason = shipped_closed_cells().closed(permission_of(permission), {role, scope});
  return reason ? std::optional{std::string{*reason}} : std::nullopt;
}

bool stays_open(const std::string& permission, Role role) {
  return shipped_closed_cells().kept(permission_of(permission), role);
}

std::vector<AccessChange> access_changes_of(const std::vector<AccessRule>& rules) {
  std::vector<AccessChange> changes;
  for (const AccessRule& rule : rules) {
    for (const std::string& word : rule.permissions) {
      const Permission permission = permission_of(word);
      for (const Role role : rule.roles.listed())
        changes.push_back(
            {std::string{permission.object}, std::string{permission.operation}, role, rule.opened, rule.clause});
    }
  }
  return changes;
}

}  // namespace vestnik
