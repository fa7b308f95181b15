#pragma once
/// What a person may hand on to a program: rows of the matrix that one of the person's roles is named in. Whether a
/// right reaches to a given object is still asked at every use.
#include <vector>

#include "access/matrix.h"
#include "base/time.h"
#include "ports/database.h"

namespace vestnik {

/// In the order of the matrix. Never among them: what is done with the own account (tokens, passwords, sessions, second
/// factors), with other people's accounts and roles. A program that could make tokens could outlive its own.
[[nodiscard]] std::vector<Permission> held_permissions(Transaction& transaction, const AccessMatrix& matrix,
                                                       PersonId person, CivilDate today);

}  // namespace vestnik
