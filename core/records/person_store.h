#pragma once
/// People: anybody the institution knows. What a person is (student, guardian, teacher) is said by memberships,
/// guardianships, the load and role grants, not here.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

struct Person {
  PersonId id;
  std::string last_name;
  std::string first_name;
  std::string patronymic;  ///< "" where there is none
  std::optional<CivilDate> birth_date;
  std::string personal_file;  ///< number of the personal file, unique; "" when unknown
  bool operator==(const Person&) const = default;
};

/// "Савина Ольга Петровна".
[[nodiscard]] std::string full_name(const Person& person);
[[nodiscard]] std::string full_name(std::string_view last, std::string_view first, std::string_view patronymic);
/// "Савина О. П.".
[[nodiscard]] std::string short_name(const Person& person);

[[nodiscard]] std::optional<Person> find_person(Transaction& transaction, PersonId id);
[[nodiscard]] std::optional<Person> find_person_by_file(Transaction& transaction, std::string_view personal_file);
/// Everybody whose full name has this search key (namesakes are several), by id.
[[nodiscard]] std::vector<Person> find_namesakes(Transaction& transaction, std::string_view last_name,
                                                 std::string_view first_name, std::string_view patronymic);
/// Whose full name begins with the words, case and ё/е aside, in alphabetical order, at most `limit`.
[[nodiscard]] std::vector<Person> search_persons(Transaction& transaction, std::string_view words, int limit);
/// Everybody, in alphabetical order.
[[nodiscard]] std::vector<Person> all_persons(Transaction& transaction);
/// `person.id` is given by the store.
PersonId add_person(Transaction& transaction, const Person& person, Instant recorded_at);
void update_person(Transaction& transaction, const Person& person, Instant recorded_at);

}  // namespace vestnik
