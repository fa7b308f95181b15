#pragma once
/// Role grants: which role a person holds, where, from when to when, by which order. Parent, student, teacher and class
/// teacher follow from guardianships, memberships and the load; grants name what does not (head, administrator …).
/// All functions: the transaction's thread and institution.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "domain/role.h"
#include "ports/database.h"

namespace vestnik {

/// How far an order reaches.
namespace role_reach {
inline constexpr std::string_view whole = "institution";
inline constexpr std::string_view group = "group";      ///< its department, or the group where it has none
inline constexpr std::string_view subject = "subject";  ///< its pages in the groups that learn it
}  // namespace role_reach

struct RoleGrant {
  std::int64_t id = 0;
  PersonId person;
  Role role = Role::teacher;
  std::string scope_kind{role_reach::whole};  ///< of role_reach
  std::int64_t scope_id = 0;                  ///< of the group or the subject; 0 for the whole institution
  CivilDate valid_from;
  std::optional<CivilDate> valid_to;  ///< last day, included; nullopt = open
  std::string order_number;           ///< "" when no order was named
  std::optional<CivilDate> order_date{};
  std::string revoked_order{};  ///< number of the order that ended it; "" while it stands
  std::optional<CivilDate> revoked_order_date{};
  PersonId granted_by{};  ///< none: an import or the service
};

[[nodiscard]] std::vector<RoleGrant> grants_of(Transaction& transaction, PersonId person, CivilDate on);
/// Who holds the role on the date, in the order the grants were made.
[[nodiscard]] std::vector<PersonId> holders_of(Transaction& transaction, Role role, CivilDate on);
/// `grant.id` is given by the store.
std::int64_t add_grant(Transaction& transaction, const RoleGrant& grant, Instant recorded_at);
[[nodiscard]] std::optional<RoleGrant> find_grant(Transaction& transaction, std::int64_t id);
/// Grants in force on the day or to come, by role and day; with `ended` those that are over too.
[[nodiscard]] std::vector<RoleGrant> grants_from(Transaction& transaction, CivilDate day, bool ended);
/// The same role of the same person for the same whole, on a day of the span.
[[nodiscard]] bool holds_meanwhile(Transaction& transaction, const RoleGrant& grant);
/// The order that ended it.
struct RevokingOrder {
  std::string number;
  std::optional<CivilDate> date;
};
void revoke_grant(Transaction& transaction, std::int64_t id, CivilDate last_day, const RevokingOrder& order,
                  Instant recorded_at);
void close_grant(Transaction& transaction, std::int64_t id, CivilDate last_day, Instant recorded_at);

}  // namespace vestnik
