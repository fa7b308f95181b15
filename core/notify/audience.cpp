#include "notify/audience.h"

#include <algorithm>

#include "domain/of_age.h"
#include "records/audience_store.h"

namespace vestnik {
namespace {

struct Question {
  Transaction& transaction;
  const InformTerms& terms;
  CivilDate today;
  const KnownFamilies* known = nullptr;
};

void add(std::vector<Addressee>& to, Addressee one) {
  const bool there = std::ranges::any_of(
      to, [&](const Addressee& held) { return held.person == one.person && held.student == one.student; });
  if (one.person && !there) to.push_back(one);
}

// A grown-up student is told himself; a guardian of his only while the student permits it, and then in his place.
void add_parents(const Question& question, PersonId student, std::vector<Addressee>& to) {
  const auto born = born_on(question.transaction, question.known, student);
  const bool adult = born && is_of_age(*born, question.today);
  bool anybody = false;
  for (const auto& held : guardians_to_tell(question.transaction, question.known, student, question.today)) {
    const bool refused = question.terms.consent_required && !held.consent;
    add(to, {held.guardian, student, refused ? "no_consent" : held.opted_out ? "opted_out" : ""});
    anybody = true;
  }
  if (adult && !anybody) add(to, {student, student, ""});
}

void add_staff(const std::vector<PersonId>& people, PersonId student, std::vector<Addressee>& to) {
  for (const PersonId person : people) add(to, {person, student, ""});
}

// The notice itself may speak to students or to parents alone.
void add_families(const Question& question, const std::vector<PersonId>& students, Audience word,
                  const EventAudience& notice, std::vector<Addressee>& to) {
  const bool all = word == Audience::group || word == Audience::everyone;
  for (const PersonId student : students) {
    if (notice.students && (all || word == Audience::student)) add(to, {student, student, ""});
    if (notice.parents && (all || word == Audience::parents)) add_parents(question, student, to);
  }
}

std::vector<PersonId> united(const std::vector<GroupId>& groups,
                             const std::function<std::vector<PersonId>(GroupId)>& of) {
  std::vector<PersonId> people;
  for (const GroupId group : groups) {
    const auto more = of(group);
    people.insert(people.end(), more.begin(), more.end());
  }
  std::ranges::sort(people);
  people.erase(std::unique(people.begin(), people.end()), people.end());
  return people;
}

std::vector<PersonId> staff_of(const Question& question, const EventAudience& notice) {
  if (!notice.staff) return {};
  if (notice.everyone) return all_staff(question.transaction, question.today);
  return united(notice.groups,
                [&](GroupId group) { return staff_of_group(question.transaction, group, question.today); });
}

}  // namespace

std::vector<Addressee> audience_of_student(Transaction& transaction, const InformTerms& terms,
                                           std::span<const Audience> tell, PersonId student, PersonId subject_teacher,
                                           CivilDate today, const KnownFamilies* known) {
  const Question question{transaction, terms, today, known};
  std::vector<Addressee> to;
  for (const Audience word : tell) {
    switch (word) {
      case Audience::student: add(to, {student, student, ""}); break;
      case Audience::parents: add_parents(question, student, to); break;
      case Audience::class_teacher: add(to, {class_teacher_of(transaction, student, today), student, ""}); break;
      case Audience::subject_teacher: add(to, {subject_teacher, student, ""}); break;
      case Audience::deputy_head: add_staff(holders_of(transaction, "deputy_head", today), student, to); break;
      case Audience::administrator: add_staff(holders_of(transaction, "administrator", today), student, to); break;
      case Audience::addressees:  // named by an event alone
      case Audience::group:
      case Audience::everyone: break;  // one student's affair is told neither to his group nor to everyone
    }
  }
  return to;
}

std::vector<Addressee> audience_of_notice(Transaction& transaction, const InformTerms& terms,
                                          std::span<const Audience> tell, const EventAudience& notice,
                                          CivilDate today) {
  if (notice.student) {
    auto to = audience_of_student(transaction, terms, tell, notice.student, PersonId{}, today);
    if (std::ranges::find(tell, Audience::addressees) != tell.end()) add_staff(notice.people, notice.student, to);
    return to;
  }
  const Question question{transaction, terms, today};
  const auto students = notice.everyone ? all_students(transaction, today) : united(notice.groups, [&](GroupId group) {
    return student_ids_of_group(transaction, group, today);
  });
  const auto staff = staff_of(question, notice);
  std::vector<Addressee> to;
  for (const Audience word : tell) {
    switch (word) {
      case Audience::class_teacher:
      case Audience::subject_teacher: add_staff(staff, PersonId{}, to); break;
      case Audience::deputy_head: add_staff(holders_of(transaction, "deputy_head", today), PersonId{}, to); break;
      case Audience::administrator: add_staff(holders_of(transaction, "administrator", today), PersonId{}, to); break;
      case Audience::addressees: add_staff(notice.people, PersonId{}, to); break;
      case Audience::everyone: add_staff(staff, PersonId{}, to); [[fallthrough]];
      case Audience::student:
      case Audience::parents:
      case Audience::group: add_families(question, students, word, notice, to); break;
    }
  }
  return to;
}

}  // namespace vestnik
