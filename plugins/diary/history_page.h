#pragma once
/// What a mark was before, since when, and in what role it was changed: never by whom by name.
#include <string>

#include "base/result.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::diary {

/// The page as JSON, oldest version first. Problem "access.not_found" when the student has no such mark: it answers
/// like somebody else's.
[[nodiscard]] Result<std::string> write_history(Transaction& transaction, PersonId student, MarkId mark);

}  // namespace vestnik::diary
