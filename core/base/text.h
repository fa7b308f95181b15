#pragma once
/// Russian text in UTF-8: what SQLite's lower() and LIKE and the byte order do not know.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik {

/// Whether the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF).
[[nodiscard]] bool is_utf8(std::string_view text);
/// Code points of well-formed UTF-8; a broken byte becomes U+FFFD.
[[nodiscard]] std::u32string to_code_points(std::string_view text);
[[nodiscard]] std::string to_utf8(std::u32string_view text);
/// Lower case for Latin and Cyrillic letters.
[[nodiscard]] std::string to_lower(std::string_view text);
/// For looking people up: lower case, ё as е, every run of other characters than letters and digits one space.
[[nodiscard]] std::string search_key(std::string_view text);
/// The form two spellings of one word share: the search key without its spaces, so dots and dashes do not count either.
/// Signs alone ("№", "+") are a word of their own.
[[nodiscard]] std::string loose_key(std::string_view text);
/// In lower-case Latin letters and digits only, letters as in ICAO Doc 9303 for Russian; the rest is dropped.
[[nodiscard]] std::string transliterated(std::string_view text);
/// For ordering: byte order of the key is Russian alphabetical order (Ё stands after Е, not before А).
[[nodiscard]] std::string sort_key(std::string_view text);
/// Whether any letter is Cyrillic (labinsk-4.5.3, syzran-7.4.2c: entries are in Russian).
[[nodiscard]] bool has_cyrillic(std::string_view text);
/// Without white space at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// How many single-letter insertions, deletions, replacements or swaps of neighbours part two words.
[[nodiscard]] std::size_t edit_distance(std::string_view left, std::string_view right);
/// The known word nearest to a mistyped one, or "" when none is near enough to be meant.
[[nodiscard]] std::string nearest_word(std::string_view word, const std::vector<std::string>& known);
/// Fields of a line, split at every `separator`; "a,,b" has three.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

}  // namespace vestnik
