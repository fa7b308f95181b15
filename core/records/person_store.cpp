#include "records/person_store.h"

#include "base/text.h"

namespace vestnik {
namespace {

std::string initial(std::string_view name) {
  const std::u32string points = to_code_points(name);
  return points.empty() ? std::string{} : " " + to_utf8(points.substr(0, 1)) + ".";
}

std::optional<std::string> file_or_null(const Person& person) {
  return person.personal_file.empty() ? std::nullopt : std::optional{person.personal_file};
}

Person read_person(const Row& row) {
  return {row.id<PersonId>(0), row.string(1), row.string(2), row.string(3), row.optional_date(4), row.string(5)};
}

}  // namespace

std::string full_name(std::string_view last, std::string_view first, std::string_view patronymic) {
  std::string name{last};
  for (const std::string_view part : {first, patronymic}) {
    if (part.empty()) continue;
    if (!name.empty()) name += ' ';
    name += part;
  }
  return name;
}

std::string full_name(const Person& person) {
  return full_name(person.last_name, person.first_name, person.patronymic);
}

std::string short_name(const Person& person) {
  return person.last_name + initial(person.first_name) + initial(person.patronymic);
}

std::optional<Person> find_person(Transaction& transaction, PersonId id) {
  return transaction.one(
      "SELECT id, last_name, first_name, patronymic, birth_date, personal_file FROM person "
      "WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), id}, read_person);
}

std::optional<Person> find_person_by_file(Transaction& transaction, std::string_view personal_file) {
  return transaction.one(
      "SELECT id, last_name, first_name, patronymic, birth_date, personal_file FROM person "
      "WHERE institution_id = $1 AND personal_file = $2",
      {transaction.institution(), personal_file}, read_person);
}

std::vector<Person> find_namesakes(Transaction& transaction, std::string_view last_name, std::string_view first_name,
                                   std::string_view patronymic) {
  const std::string key = search_key(full_name(last_name, first_name, patronymic));
  return transaction.all(
      "SELECT id, last_name, first_name, patronymic, birth_date, personal_file FROM person "
      "WHERE institution_id = $1 AND search_key = $2 ORDER BY id",
      {transaction.institution(), key}, read_person);
}

std::vector<Person> search_persons(Transaction& transaction, std::string_view words, int limit) {
  // A search key holds letters, digits and spaces only: nothing in it is a pattern.
  const std::string pattern = search_key(words) + "%";
  return transaction.all(
      "SELECT id, last_name, first_name, patronymic, birth_date, personal_file FROM person "
      "WHERE institution_id = $1 AND search_key LIKE $2 ORDER BY sort_key, id LIMIT $3",
      {transaction.institution(), pattern, limit}, read_person);
}

std::vector<Person> all_persons(Transaction& transaction) {
  return transaction.all(
      "SELECT id, last_name, first_name, patronymic, birth_date, personal_file FROM person "
      "WHERE institution_id = $1 ORDER BY sort_key, id",
      {transaction.institution()}, read_person);
}

PersonId add_person(Transaction& transaction, const Person& person, Instant recorded_at) {
  const auto id = transaction.next_id<PersonId>("person");
  const std::string name = full_name(person);
  const std::string sorted = sort_key(name);
  const std::string searched = search_key(name);
  const auto file = file_or_null(person);
  transaction.execute(
      "INSERT INTO person (institution_id, id, last_name, first_name, patronymic, birth_date, personal_file, sort_key, "
      "search_key, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
      {transaction.institution(), id, person.last_name, person.first_name, person.patronymic, person.birth_date, file,
       sorted, searched, recorded_at});
  return id;
}

void update_person(Transaction& transaction, const Person& person, Instant recorded_at) {
  const std::string name = full_name(person);
  const std::string sorted = sort_key(name);
  const std::string searched = search_key(name);
  const auto file = file_or_null(person);
  transaction.execute(
      "UPDATE person SET last_name = $3, first_name = $4, patronymic = $5, birth_date = $6, personal_file = $7, "
      "sort_key = $8, search_key = $9, recorded_at = $10 WHERE institution_id = $1 AND id = $2",
      {transaction.institution(), person.id, person.last_name, person.first_name, person.patronymic, person.birth_date,
       file, sorted, searched, recorded_at});
}

}  // namespace vestnik
