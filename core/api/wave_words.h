#pragma once
/// A wave in one line, as people on duty read it: «24 из 24, 6-Б, 1-й урок». Counts and a class, no pupil's name.
#include <string>

#include "ports/render.h"
#include "records/wave_store.h"

namespace vestnik {

[[nodiscard]] std::string wave_in_words(Transaction& transaction, const Wave& wave, const MessageCatalogue& messages);
/// «ждёт решения», «отменена».
[[nodiscard]] std::string wave_state_in_words(const Wave& wave, const MessageCatalogue& messages);

}  // namespace vestnik
