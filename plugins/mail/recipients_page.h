#pragma once
/// The address book: only people the sender may write to (syzran-5.3b).
#include <string>

#include "plugins/mail/correspondents.h"

namespace vestnik::mail {

inline constexpr std::size_t most_listed = 500;

/// JSON. `search` is a search_key, "" for all; at most `most_listed` people, "more" says that some were left out. The
/// sender's own groups stand beside, for a letter to a whole class.
[[nodiscard]] std::string write_recipients_page(Transaction& transaction, const Correspondents& correspondents,
                                                PersonId sender, CivilDate today, std::string_view search);

}  // namespace vestnik::mail
