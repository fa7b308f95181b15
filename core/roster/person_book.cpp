#include "roster/person_book.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik::roster {
namespace {

std::vector<PersonId> with_birth_date(const PersonBook& book, const std::vector<PersonId>& among,
                                      std::optional<CivilDate> date) {
  std::vector<PersonId> found;
  std::copy_if(among.begin(), among.end(), std::back_inserter(found),
               [&](PersonId id) { return book.get(id).birth_date == date; });
  return found;
}

bool differ(const std::string& left, const std::string& right) {
  return !left.empty() && !right.empty() && left != right;
}

bool other_birth_date(const Person& person, const PersonRow& row) {
  return row.birth_date && person.birth_date && row.birth_date != person.birth_date;
}

bool other_file(const Person& person, const PersonRow& row) { return differ(row.personal_file, person.personal_file); }

Match taken(PersonId id) { return {id, std::nullopt, std::nullopt}; }

Match refused(const char* code, std::string_view member) { return {std::nullopt, Problem{code}, std::nullopt, member}; }

Match by_number(const PersonBook& book, const PersonRow& row, PersonId found) {
  const Person& person = book.get(found);
  const bool other_name = search_key(full_name(person)) != search_key(joined(row.name));
  return other_name && other_birth_date(person, row) ? refused("import.other_person_same_file", "personal_file")
                                                     : taken(found);
}

}  // namespace

PersonBook::PersonBook(Transaction& transaction) {
  for (const Person& person : all_persons(transaction)) put(person);
  transaction.query("SELECT DISTINCT person_id FROM role_grant WHERE institution_id = $1", {transaction.institution()},
                    [&](const Row& row) { mark_staff(row.id<PersonId>(0)); });
  transaction.query("SELECT DISTINCT student_id FROM membership WHERE institution_id = $1", {transaction.institution()},
                    [&](const Row& row) { mark_student(row.id<PersonId>(0)); });
}

void PersonBook::put(const Person& person) {
  if (const auto before = people_.find(person.id); before != people_.end()) {
    names_[search_key(full_name(before->second))].erase(person.id);
    short_names_[search_key(short_name(before->second))].erase(person.id);
  }
  people_.insert_or_assign(person.id, person);
  names_[search_key(full_name(person))].insert(person.id);
  short_names_[search_key(short_name(person))].insert(person.id);
  if (!person.personal_file.empty()) files_.insert_or_assign(person.personal_file, person.id);
}

std::optional<PersonId> PersonBook::by_file(std::string_view personal_file) const {
  const auto found = files_.find(personal_file);
  return personal_file.empty() || found == files_.end() ? std::nullopt : std::optional{found->second};
}

std::vector<PersonId> PersonBook::by_name(const PersonName& name) const {
  const auto found = names_.find(search_key(joined(name)));
  if (found == names_.end()) return {};
  return {found->second.begin(), found->second.end()};
}

Result<PersonId> PersonBook::teacher(std::string_view words) const {
  const std::string key = search_key(words);
  for (const auto* index : {&names_, &short_names_}) {
    const auto found = index->find(key);
    if (found == index->end()) continue;
    std::vector<PersonId> teachers;
    std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(teachers),
                 [&](PersonId id) { return is_staff(id); });
    if (teachers.size() > 1) return Problem{"import.ambiguous_teacher"};
    if (teachers.size() == 1) return teachers.front();
  }
  return Problem{"import.no_such_teacher"};
}

Match match_person(const PersonBook& book, const PersonRow& row, const std::vector<PersonId>& namesakes,
                   const std::vector<PersonId>& near) {
  if (const auto found = book.by_file(row.personal_file)) return by_number(book, row, *found);
  if (row.birth_date) {
    const auto same = with_birth_date(book, namesakes, row.birth_date);
    if (same.size() > 1) return refused("import.ambiguous_person", "full_name");
    if (same.size() == 1) {
      return other_file(book.get(same.front()), row) ? refused("import.same_person_other_file", "personal_file")
                                                     : taken(same.front());
    }
  }
  std::vector<PersonId> likely = near;
  std::erase_if(likely, [&](PersonId id) {
    const Person& person = book.get(id);
    return other_birth_date(person, row) || other_file(person, row);
  });
  if (likely.size() > 1) return refused("import.ambiguous_person", "full_name");
  if (likely.size() == 1) return taken(likely.front());
  if (namesakes.empty()) return {};
  return {std::nullopt, std::nullopt, Problem{"import.namesake"}};
}

}  // namespace vestnik::roster
