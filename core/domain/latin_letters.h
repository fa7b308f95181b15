#pragma once
/// Russian text in Latin letters, for SMS that then fit into fewer parts. Letters by GOST R 52535.1-2006, table A.1
/// (the standard of passports): every letter of it is in the GSM alphabet. GOST 7.79-2000, system B, is turned down
/// because of its grave accents, which are not, so one soft sign would make the whole message UCS-2 again.
#include <cstddef>
#include <string>
#include <string_view>

namespace vestnik {

/// Every Cyrillic letter, and the typographic signs that the GSM alphabet lacks: quotes, dashes, the numero sign.
/// What is left is as it was. A capital stays one: "Щука" is "Shchuka", "ЩУКА" is "SHCHUKA". Pure; any thread.
[[nodiscard]] std::string in_latin_letters(std::string_view text);

/// Parts that a message takes as it is written, and in Latin letters.
struct SmsSaving {
  std::size_t as_written = 0;
  std::size_t in_latin = 0;
};
[[nodiscard]] SmsSaving saving_in_latin(std::string_view text);

}  // namespace vestnik
