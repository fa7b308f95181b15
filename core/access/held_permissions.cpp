#include "access/held_permissions.h"

#include <algorithm>
#include <array>

#include "access/scopes.h"

namespace vestnik {
namespace {

constexpr std::array<std::string_view, 12> never_handed_on{"tokens",    "app_passwords", "credentials",   "password",
                                                           "passwords", "session",       "sessions",      "account",
                                                           "accounts",  "roles",         "second_factor", "identities"};

}  // namespace

std::vector<Permission> held_permissions(Transaction& transaction, const AccessMatrix& matrix, PersonId person,
                                         CivilDate today) {
  std::array<bool, role_names.size()> holds{};
  for (std::size_t at = 0; at < holds.size(); ++at) {
    holds[at] = holds_role(transaction, person, static_cast<Role>(at), today);
  }
  std::vector<Permission> held;
  for (const Permission permission : matrix.permissions()) {
    if (std::ranges::find(never_handed_on, permission.object) != never_handed_on.end()) continue;
    const auto& cells = matrix.cells(permission);
    const bool named =
        std::ranges::any_of(cells, [&](MatrixCell cell) { return holds[static_cast<std::size_t>(cell.role)]; });
    if (named) held.push_back(permission);
  }
  return held;
}

}  // namespace vestnik
