#pragma once
/// Which institution an argument of the command line means.
#include <string>
#include <vector>

#include "base/result.h"
#include "records/institution_store.h"

namespace vestnik {

/// The one of this code or, for "", the only one. Problems "app.which_institution" {institutions},
/// "app.unknown_institution" {institution}.
[[nodiscard]] Result<Institution> chosen_institution(const std::vector<Institution>& all, const std::string& code);

}  // namespace vestnik
