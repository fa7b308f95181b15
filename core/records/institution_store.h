#pragma once
/// Institutions: schools and colleges served by one installation. The only table without an institution filter.
/// All functions: the transaction's thread; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/database.h"

namespace vestnik {

struct Institution {
  InstitutionId id;
  std::string code;        ///< short Latin word, unique in the installation: "syzran"
  std::string name;        ///< full official name
  std::string short_name;  ///< as in messages: "Школа 39"
  std::string kind;        ///< "school" or "college"
  std::string timezone;    ///< IANA name
  std::string phone;       ///< as families know it: "351234"
  bool operator==(const Institution&) const = default;
};

/// By its code, whatever institution the transaction belongs to.
[[nodiscard]] std::optional<Institution> find_institution(Transaction& transaction, std::string_view code);
/// The one the transaction belongs to.
[[nodiscard]] std::optional<Institution> own_institution(Transaction& transaction);
/// In the order of their ids.
[[nodiscard]] std::vector<Institution> all_institutions(Transaction& transaction);
/// The id the next new institution takes; two that ask at once are parted by the primary key.
[[nodiscard]] InstitutionId next_institution_id(Transaction& transaction);
/// Into a transaction that belongs to `institution.id`.
void add_institution(Transaction& transaction, const Institution& institution);
/// Everything but id and code.
void update_institution(Transaction& transaction, const Institution& institution);

/// Whether the zone is the administrator's: it then goes before the one of tables and scripts.
[[nodiscard]] bool timezone_is_set(Transaction& transaction, InstitutionId institution);
/// Of the transaction's institution, by the administrator.
void set_timezone(Transaction& transaction, std::string_view zone, Instant at);

}  // namespace vestnik
