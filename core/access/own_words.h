#pragma once
/// Words that somebody who knows the person would try first.
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// Login, names and the school's, lower case, four letters or more, the longest first. The transaction's thread.
[[nodiscard]] std::vector<std::string> own_words(Transaction& transaction, PersonId person, std::string_view login);

}  // namespace vestnik
