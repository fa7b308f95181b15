#pragma once
/// Everybody the institution knows, for the length of one import: found by personal file, by name, as a teacher, as a
/// student. Kept in step with what the import writes.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ports/roster_rows.h"
#include "records/person_store.h"

namespace vestnik::roster {

class PersonBook {
 public:
  explicit PersonBook(Transaction& transaction);

  void put(const Person& person);  ///< new or changed
  void mark_staff(PersonId id) { staff_.insert(id); }
  void mark_student(PersonId id) { students_.insert(id); }

  [[nodiscard]] const Person& get(PersonId id) const { return people_.at(id); }
  [[nodiscard]] bool is_student(PersonId id) const { return students_.contains(id); }
  [[nodiscard]] bool is_staff(PersonId id) const { return staff_.contains(id); }
  [[nodiscard]] const std::set<PersonId>& students() const { return students_; }
  [[nodiscard]] std::optional<PersonId> by_file(std::string_view personal_file) const;
  /// Everybody of that full name, ё/е and case aside, by id.
  [[nodiscard]] std::vector<PersonId> by_name(const PersonName& name) const;

  /// A member of the staff named "Савина О. П." or in full. Problems "import.no_such_teacher",
  /// "import.ambiguous_teacher".
  [[nodiscard]] Result<PersonId> teacher(std::string_view words) const;

 private:
  std::map<PersonId, Person> people_;
  std::map<std::string, PersonId, std::less<>> files_;
  std::map<std::string, std::set<PersonId>> names_;        ///< search key of the full name
  std::map<std::string, std::set<PersonId>> short_names_;  ///< search key of "Савина О. П."
  std::set<PersonId> staff_;
  std::set<PersonId> students_;
};

/// What a row is to the book.
struct Match {
  std::optional<PersonId> found;          ///< empty: somebody new
  std::optional<Problem> refusal;         ///< the row must not be taken
  std::optional<Problem> remark;          ///< worth a look
  std::string_view member = "full_name";  ///< of the row, that the refusal is about
};

/// By personal file, else by birth date and name. A name alone is nobody's: it counts only for `near`, those of the
/// namesakes for whom something else speaks (the same class, an address, the same child), and only where neither birth
/// date nor file says otherwise. One name and birth date under another file is refused: it is the same child entered
/// twice. So is another name and birth date under the same file: it is another child's number.
[[nodiscard]] Match match_person(const PersonBook& book, const PersonRow& row, const std::vector<PersonId>& namesakes,
                                 const std::vector<PersonId>& near);

}  // namespace vestnik::roster
