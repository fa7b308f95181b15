#include "notify/known_families.h"

#include <utility>

#include "records/consent_store.h"

namespace vestnik {
namespace {

/// Some twenty schools' worth; then it is learnt anew.
constexpr std::size_t most_families = 20'000;

}  // namespace

void KnownFamilies::learn(Transaction& read, std::span<const PersonId> students, CivilDate today) {
  if (!known_.goes_on(read, today) || families_.size() > most_families) {
    families_.clear();
    people_.clear();
  }
  for (const PersonId student : students) {
    if (families_.contains(student)) continue;
    // Whole or not at all: a question may fail, and what is known by halves would be taken for an answer.
    Family family{birth_date_of(read, student), told_guardians(read, student, today)};
    learn_person(read, student, today);
    for (const GuardianRights& guardian : family.guardians) learn_person(read, guardian.guardian, today);
    families_.emplace(student, std::move(family));
  }
}

void KnownFamilies::learn_person(Transaction& read, PersonId person, CivilDate today) {
  if (people_.contains(person)) return;
  Person known{reach_of(read, person, today), wished_pace(read, person)};
  people_.emplace(person, std::move(known));
}

const KnownFamilies::Family* KnownFamilies::family(PersonId student) const {
  const auto at = families_.find(student);
  return at == families_.end() ? nullptr : &at->second;
}

const KnownFamilies::Person* KnownFamilies::person(PersonId person) const {
  const auto at = people_.find(person);
  return at == people_.end() ? nullptr : &at->second;
}

std::vector<GuardianRights> guardians_to_tell(Transaction& transaction, const KnownFamilies* known, PersonId student,
                                              CivilDate today) {
  const auto* family = known == nullptr ? nullptr : known->family(student);
  return family == nullptr ? told_guardians(transaction, student, today) : family->guardians;
}

std::optional<CivilDate> born_on(Transaction& transaction, const KnownFamilies* known, PersonId student) {
  const auto* family = known == nullptr ? nullptr : known->family(student);
  return family == nullptr ? birth_date_of(transaction, student) : family->born;
}

Reach ways_of(Transaction& transaction, const KnownFamilies* known, PersonId person, CivilDate today) {
  const auto* held = known == nullptr ? nullptr : known->person(person);
  return held == nullptr ? reach_of(transaction, person, today) : held->reach;
}

std::string pace_of(Transaction& transaction, const KnownFamilies* known, PersonId person) {
  const auto* held = known == nullptr ? nullptr : known->person(person);
  return held == nullptr ? wished_pace(transaction, person) : held->pace;
}

}  // namespace vestnik
