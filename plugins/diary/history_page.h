#pragma once
/// What a mark was before and what it became, when, by whom and why, as its family reads it (usolye-1.4).
///
/// Who: the role, and the name of the member of the staff, which every family knows; the service has none. Why: the
/// application that opened a closed date with its clause, and the author's word for the family. The comment of a
/// version was written for the school and may name another child: it is no part of the view, so no reader of this page
/// gets it (core/journal/family_word.h).
#include <string>

#include "base/result.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::diary {

/// The page as JSON, oldest version first. Problem "access.not_found" when the student has no such mark: it answers
/// like somebody else's.
[[nodiscard]] Result<std::string> write_history(Transaction& transaction, PersonId student, MarkId mark);

}  // namespace vestnik::diary
