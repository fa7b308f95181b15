#pragma once
/// Accounts of the imported people, with the codes of their first sign-in.
#include <optional>
#include <string>
#include <vector>

#include "base/random.h"
#include "ports/roster.h"
#include "roster/apply.h"

namespace vestnik::roster {

struct AccountTerms {
  AccountPolicy policy = AccountPolicy::none;
  std::optional<std::string> consent_clause;  ///< by which families without papers get none, whatever the policy
};

/// Makes accounts for the people of the rows who have none; whom `all` means and the clause forbids is noted. The code
/// is stored as a digest.
[[nodiscard]] std::vector<IssuedCode> make_accounts(ApplyContext& context, const SchoolRows& rows,
                                                    const AccountTerms& terms, Random& random);

}  // namespace vestnik::roster
