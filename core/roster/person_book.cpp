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

std::optional<Problem> other_file(const Person& person, const PersonRow& row) {
  const bool differs =
      !row.personal_file.empty() && !person.personal_file.empty() && row.personal_file != person.personal_file;
  return differs ? std::optional{Problem{"import.same_person_other_file"}} : std::nullopt;
}

Match found_in(const PersonBook& book, const PersonRow& row, const std::vector<PersonId>& candidates) {
  if (candidates.size() > 1) return {std::nullopt, Problem{"import.ambiguous_person"}, std::nullopt};
  if (auto problem = other_file(book.get(candidates.front()), row)) return {std::nullopt, problem, std::nullopt};
  return {candidates.front(), std::nullopt, std::nullopt};
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

Match match_person(const PersonBook& book, const PersonRow& row, const std::vector<PersonId>& namesakes) {
  if (const auto found = book.by_file(row.personal_file)) return {*found, std::nullopt, std::nullopt};
  if (namesakes.empty()) return {};
  if (!row.birth_date && row.personal_file.empty()) return found_in(book, row, namesakes);
  if (row.birth_date) {
    if (const auto same = with_birth_date(book, namesakes, row.birth_date); !same.empty()) {
      return found_in(book, row, same);
    }
    // Somebody entered without a birth date, e.g. a teacher: this row brings it.
    const auto undated = with_birth_date(book, namesakes, std::nullopt);
    if (undated.size() == 1 && !other_file(book.get(undated.front()), row)) {
      return {undated.front(), std::nullopt, std::nullopt};
    }
  }
  return {std::nullopt, std::nullopt, Problem{"import.namesake"}};
}

}  // namespace vestnik::roster
