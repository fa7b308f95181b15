#pragma once
/// What the author of a mark may write to the family: nothing that names another child (labinsk-3.13).
///
/// Whose words families read: the regulations know no catalogue of reasons for changing a mark; what they ask for is an
/// explanation to the school (a comment, an application with its clause). Such a text is written for colleagues and may
/// name somebody else («поставлено вместо Петрова»), so families are shown the clause of the application and the word
/// that was written for them, and never the comment. Turned down: showing comments with the names taken out, for what
/// is left still tells whose mark it was.
#include <string>
#include <string_view>
#include <vector>

#include "ports/database.h"

namespace vestnik {

/// The class as it is on a date, with the whole class of a subgroup. The transaction's thread; reads nothing until it
/// is asked about a word. The transaction outlives it.
class Classmates {
 public:
  Classmates(Transaction& transaction, GroupId group, CivilDate on)
      : transaction_(transaction), group_(group), on_(on) {}

  /// Whether the text holds the surname of another child, in any case of it. First names tell nobody apart, and a
  /// surname that the own child has too is no other's; the shortest ones count with their capital letter alone, for
  /// they are words too. Throws DatabaseError.
  [[nodiscard]] bool named_in(std::string_view text, PersonId own) const;

 private:
  struct Surname {
    PersonId of;
    std::string name;
    std::string stem;  ///< without its ending; "" of a name too short to have one («Ли»)
  };
  [[nodiscard]] const std::vector<Surname>& surnames() const;

  Transaction& transaction_;
  GroupId group_;
  CivilDate on_;
  mutable std::vector<Surname> surnames_;
  mutable bool read_ = false;
};

}  // namespace vestnik
