#pragma once
/// Names of people and groups as they stand in school tables.
#include <string>
#include <string_view>

#include "base/result.h"
#include "rows.h"

namespace vestnik::import_csv {

struct ReadName : PersonName {
  bool homoglyphs_folded = false;  ///< Latin letters that look Cyrillic were taken for Cyrillic ones
};

/// A word that mixes the alphabets ("Cавина" with a Latin C) wholly in Cyrillic letters, if every Latin letter of it
/// has a Cyrillic look-alike; otherwise the text as it was.
[[nodiscard]] std::string fold_homoglyphs(std::string_view text);

/// "Савина Ольга Петровна" in one cell: last name, first name, the rest. Problem "import.bad_name" when a part is
/// missing or holds what no name holds (digits, signs, brackets), "import.mixed_alphabets" when folding is impossible.
[[nodiscard]] Result<ReadName> parse_full_name(std::string_view text);
/// The same from three cells.
[[nodiscard]] Result<ReadName> parse_name_parts(std::string_view last, std::string_view first,
                                                std::string_view patronymic);

/// "7-А" from "7 «А»", "7а", "7 - A" (Latin). Names that are no school class keep their form, without double spaces.
[[nodiscard]] std::string group_name(std::string_view text);
/// The grade in a school class's name: 7 of "7-А"; 0 when there is none.
[[nodiscard]] int grade_of(std::string_view canonical_name);

}  // namespace vestnik::import_csv
