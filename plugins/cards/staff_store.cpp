#include "plugins/cards/staff_store.h"

#include <algorithm>

namespace vestnik::cards {
namespace {

/// Adds what belongs to the person, once; people and rows are in whatever order.
template <class Add>
void for_each_colleague(Transaction& transaction, std::string_view sql, CivilDate on, std::vector<Colleague>& people,
                        const Add& add) {
  transaction.query(sql, {transaction.institution(), on}, [&](const Row& row) {
    const auto person = row.id<PersonId>(0);
    const auto found = std::ranges::find(people, person, &Colleague::person);
    if (found != people.end()) add(*found, row);
  });
}

void add_once(std::vector<std::string>& words, std::string word) {
  if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
}

void add_posts(Transaction& transaction, CivilDate on, std::vector<Colleague>& people) {
  for_each_colleague(transaction,
                     "SELECT person_id, role, order_number FROM v1_staff_post WHERE institution_id = $1 "
                     "AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY role",
                     on, people, [](Colleague& one, const Row& row) {
                       const std::string role = row.string(1);
                       // Loads and classes come with the timetable; the order is about the post.
                       const bool by_load = role == "teacher" || role == "class_teacher";
                       if (!by_load && row.text(2).empty()) add_once(one.unordered, role);
                       add_once(one.posts, role);
                     });
}

void add_subjects(Transaction& transaction, CivilDate on, std::vector<Colleague>& people) {
  for_each_colleague(transaction,
                     "SELECT DISTINCT t.teacher_id, s.name, s.sort_key FROM v1_group_teacher t "
                     "JOIN v1_subject s ON s.institution_id = t.institution_id AND s.subject_id = t.subject_id "
                     "WHERE t.institution_id = $1 AND t.capacity = 'teacher' AND t.valid_from <= $2 "
                     "AND (t.valid_to IS NULL OR t.valid_to >= $2) ORDER BY s.sort_key, s.name",
                     on, people, [](Colleague& one, const Row& row) { add_once(one.subjects, row.string(1)); });
}

void add_addresses(Transaction& transaction, CivilDate on, std::vector<Colleague>& people) {
  for_each_colleague(transaction,
                     "SELECT person_id, kind, value FROM v1_staff_address WHERE institution_id = $1 "
                     "AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2) ORDER BY value",
                     on, people, [](Colleague& one, const Row& row) {
                       add_once(row.text(1) == "phone" ? one.telephones : one.emails, row.string(2));
                     });
}

void add_preferences(Transaction& transaction, std::vector<Colleague>& people) {
  transaction.query("SELECT person_id, channel FROM v1_staff_preference WHERE institution_id = $1",
                    {transaction.institution()}, [&](const Row& row) {
                      const auto found = std::ranges::find(people, row.id<PersonId>(0), &Colleague::person);
                      if (found != people.end()) found->preferred = row.string(1);
                    });
}

}  // namespace

bool is_of_staff(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT 1 FROM v1_staff_post WHERE institution_id = $1 AND person_id = $2 LIMIT 1",
           {transaction.institution(), person}, [](const Row&) { return true; })
      .value_or(false);
}

bool works_here(Transaction& transaction, PersonId person, CivilDate on) {
  return transaction
      .one(
          "SELECT 1 FROM v1_staff_post WHERE institution_id = $1 AND person_id = $2 AND valid_from <= $3 "
          "AND (valid_to IS NULL OR valid_to >= $3) LIMIT 1",
          {transaction.institution(), person, on}, [](const Row&) { return true; })
      .value_or(false);
}

std::vector<Colleague> colleagues(Transaction& transaction, CivilDate on) {
  auto people = transaction.all(
      "SELECT DISTINCT p.person_id, p.last_name || ' ' || p.first_name || CASE WHEN p.patronymic = '' THEN '' "
      "ELSE ' ' || p.patronymic END, p.sort_key FROM v1_staff_post s JOIN v1_person_name p "
      "ON p.institution_id = s.institution_id AND p.person_id = s.person_id WHERE s.institution_id = $1 "
      "AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to >= $2) ORDER BY p.sort_key, p.person_id",
      {transaction.institution(), on}, [](const Row& row) {
        Colleague one;
        one.person = row.id<PersonId>(0);
        one.name = row.string(1);
        return one;
      });
  add_posts(transaction, on, people);
  add_subjects(transaction, on, people);
  add_addresses(transaction, on, people);
  add_preferences(transaction, people);
  return people;
}

}  // namespace vestnik::cards
