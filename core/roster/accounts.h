#pragma once
/// Accounts of the imported people, with the codes of their first sign-in.
#include <string>
#include <vector>

#include "base/random.h"
#include "ports/roster.h"
#include "roster/apply.h"

namespace vestnik::roster {

/// Makes accounts for the people of the rows who have none. The code is stored as a digest.
[[nodiscard]] std::vector<IssuedCode> make_accounts(ApplyContext& context, const SchoolRows& rows, AccountPolicy policy,
                                                    Random& random);

/// "ABCD-EFGH-JKLM": 12 letters and digits that cannot be taken for one another, about 59 bits.
[[nodiscard]] std::string activation_code(Random& random);

}  // namespace vestnik::roster
