#pragma once
/// What an act of erasure does to the rows of a column that names the person, as the last field of a line in
/// `config/personal_data` says it. Words, separated by ";":
///
/// keep                      the row is somebody else's fact, or says a number only
/// delete                    the row goes
/// blank:a,b                 these texts of the row go
/// before:table.column       rows of another table go first, whose column names the row's id
/// above:table.column:a,b    texts of another table's row go, whose id the row's column names
/// summary                   all of it only once the summary sheets need not be kept either (syzran-9.2d)
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/erasure_store.h"

namespace vestnik {

struct PersonalErasure {
  struct Linked {
    std::string table;
    std::string column;
    std::vector<std::string> blanked;
  };
  bool with_summary = false;
  bool deletes = false;
  std::vector<std::string> blanked;
  std::vector<Linked> before;
  std::vector<Linked> above;
};

/// nullopt: a word nobody knows, or a name that is no SQL name.
[[nodiscard]] std::optional<PersonalErasure> parse_erasure(std::string_view words);

/// Where rows of a person stand.
struct PersonsRows {
  std::string table;
  std::string column;
};
/// Adds what went to `rows`. The transaction's thread and institution; DatabaseError when the world is broken.
void erase_rows(Transaction& transaction, const PersonsRows& where, const PersonalErasure& erasure, PersonId person,
                ErasedRows& rows);

}  // namespace vestnik
