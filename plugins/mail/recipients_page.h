#pragma once
/// The address book: only people the sender may write to (syzran-5.3b).
#include <string>

#include "plugins/mail/correspondents.h"

namespace vestnik::mail {

inline constexpr std::size_t most_listed = 2000;

/// JSON, whole: a name looked for in a URL would stand in logs, so the client searches. At most `most_listed` people,
/// "more" says that some were left out. The sender's own groups stand beside, for a letter to a whole class.
[[nodiscard]] std::string write_recipients_page(Transaction& transaction, const Correspondents& correspondents,
                                                PersonId sender, CivilDate today);

}  // namespace vestnik::mail
