#include "journal/attach_guardian.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/guardian_of.h"

namespace vestnik {
namespace {

/// Those of the pair that rest on a paper, not on an adult student's will.
std::vector<Guardianship> papers_of(Transaction& transaction, PersonId guardian, PersonId student, CivilDate on) {
  auto held = guardianships_of_student(transaction, student, on);
  std::erase_if(held, [&](const Guardianship& each) { return each.guardian != guardian || each.by_student; });
  return held;
}

}  // namespace

std::string_view AttachGuardian::event_type() const { return event_type::guardian_attached; }

Result<Facts> AttachGuardian::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  if (!guardian_.known) return Facts{};
  if (!find_person(transaction, *guardian_.known)) return Problem{"access.not_found"};
  if (*guardian_.known == guardian_.papers.student) return Problem{"journal.own_guardian"};
  const CivilDate today = day_of_institution(transaction, now);
  if (!papers_of(transaction, *guardian_.known, guardian_.papers.student, today).empty()) {
    return Problem{"journal.stands_already"};
  }
  return Facts{};
}

Result<Written> AttachGuardian::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  Guardianship papers = guardian_.papers;
  papers.guardian = guardian_.known ? *guardian_.known : add_person(transaction, guardian_.person, now);
  papers.valid_from = day_of_institution(transaction, now);
  add_guardianship(transaction, papers, now);
  return written_of_pair(papers.guardian, papers.student);
}

std::string_view ChangeGuardian::event_type() const { return event_type::guardian_changed; }

Result<Facts> ChangeGuardian::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  if (papers_of(transaction, wish_.guardian, wish_.student, today).empty()) return Problem{"journal.not_a_guardian"};
  return Facts{};
}

Result<Written> ChangeGuardian::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  const CivilDate today = day_of_institution(transaction, now);
  Guardianship next;
  for (const Guardianship& each : papers_of(transaction, wish_.guardian, wish_.student, today)) {
    close_guardianship(transaction, each.id, plus_days(today, -1), now);
    next = each;
  }
  if (wish_.ends) return written_of_pair(wish_.guardian, wish_.student);
  next.is_told = wish_.is_told;
  next.sees = wish_.sees;
  next.writes = wish_.writes;
  next.document = wish_.document;
  next.valid_from = today;
  add_guardianship(transaction, next, now);
  return written_of_pair(wish_.guardian, wish_.student);
}

}  // namespace vestnik
