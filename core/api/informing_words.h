#pragma once
/// How somebody was told, or why not, in the words of the catalogue: for the API and the command line.
#include <string>
#include <string_view>

#include "ports/render.h"
#include "records/delivery_reader.h"

namespace vestnik {

/// «телефон, 06.10 08:50, Бондарь Л. П.», in the institution's time.
[[nodiscard]] std::string call_in_words(Transaction& transaction, Instant when, PersonId caller,
                                        const MessageCatalogue& messages);
/// How it is known that somebody was told; "" while nobody was.
[[nodiscard]] std::string proof_in_words(Transaction& transaction, const WhyObligation& obligation,
                                         const MessageCatalogue& messages);
/// Of "no_consent" and the like; "" for "".
[[nodiscard]] std::string reason_in_words(std::string_view reason, const MessageCatalogue& messages);

}  // namespace vestnik
