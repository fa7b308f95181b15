#pragma once
/// How an answer names a person. "" for nobody of the institution. Throws DatabaseError.
#include <string>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Surname and name.
[[nodiscard]] std::string name_of(Transaction& transaction, PersonId person);
/// Surname and initials.
[[nodiscard]] std::string short_name_of(Transaction& transaction, PersonId person);

}  // namespace vestnik
