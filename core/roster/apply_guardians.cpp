#include <algorithm>

#include "records/consent_store.h"
#include "records/contact_store.h"
#include "records/guardian_store.h"
#include "roster/apply.h"

namespace vestnik::roster {
namespace {

bool fits(ApplyContext& context, PersonId student, const GuardianRow& row) {
  if (!context.people.is_student(student)) return false;
  if (row.student_birth_date && context.people.get(student).birth_date != row.student_birth_date) return false;
  if (row.group.empty()) return true;
  const StudyGroup* group = context.groups.find(row.group);
  if (group == nullptr) return false;
  const auto all = memberships_of(context.transaction, student);
  return std::any_of(all.begin(), all.end(), [&](const Membership& each) { return each.group == group->id; });
}

/// The student a row speaks of; refused and none when nobody or more than one fits.
PersonId find_student(ApplyContext& context, const GuardianRow& row) {
  if (const auto found = context.people.by_file(row.student_file)) return *found;
  std::vector<PersonId> candidates;
  if (row.student) candidates = context.people.by_name(*row.student);
  std::erase_if(candidates, [&](PersonId id) { return !fits(context, id, row); });
  if (candidates.size() == 1) return candidates.front();
  context.report.refuse(row.person.place.of(row.student ? "student" : "student_file"),
                        Problem{candidates.empty() ? "import.no_such_student" : "import.ambiguous_student"},
                        row.student ? joined(*row.student) : std::string{});
  return {};
}

bool stands_for(ApplyContext& context, PersonId guardian, PersonId student, const GuardianRow& row) {
  const CivilDate on = std::max(context.as_of, row.from.value_or(context.as_of));
  const auto held = guardianships_of_guardian(context.transaction, guardian, on);
  return std::any_of(held.begin(), held.end(), [&](const auto& each) { return each.student == student; });
}

/// Guardians have no files and seldom a birth date: one name is one person when he already stands for the student, or
/// when an address agrees. Otherwise it is a namesake, and said so: taken for one, a member of the staff would be given
/// a stranger's child, and his phone would be replaced by the parent's.
Match match_guardian(ApplyContext& context, const GuardianRow& row, PersonId student) {
  std::vector<PersonId> namesakes = context.people.by_name(row.person.name);
  std::erase_if(namesakes, [&](PersonId id) { return context.people.is_student(id); });
  std::vector<PersonId> near = namesakes;
  std::erase_if(near, [&](PersonId id) { return !stands_for(context, id, student, row); });
  if (near.empty()) {
    near = namesakes;
    std::erase_if(near, [&](PersonId id) { return !context.shares_address(id, row.person); });
  }
  Match match = match_person(context.people, row.person, namesakes, near);
  const bool staff =
      std::any_of(namesakes.begin(), namesakes.end(), [&](auto id) { return context.people.is_staff(id); });
  if (match.remark && staff) match.remark = Problem{"import.guardian_not_staff"};
  return match;
}

void apply_guardianship(ApplyContext& context, const GuardianRow& row, PersonId guardian, PersonId student) {
  const CivilDate first = row.from.value_or(std::min(context.as_of, context.year_start));
  const CivilDate on = std::max(context.as_of, first);
  bool replaced = false;
  bool writes = row.writes.value_or(row.sees);
  for (const Guardianship& each : guardianships_of_student(context.transaction, student, on)) {
    // What an adult student permits is his word, not the file's.
    if (each.guardian != guardian || each.by_student) continue;
    // What a court has set apart stays apart when a file does not speak of it.
    if (!row.writes && each.writes != each.sees) writes = each.writes;
    const bool same = each.relation == row.relation && each.is_told == row.told && each.sees == row.sees &&
                      each.writes == writes && (row.document.empty() || each.document == row.document);
    if (same) return;
    close_guardianship(context.transaction, each.id, plus_days(context.as_of, -1), context.now);
    replaced = true;
  }
  add_guardianship(context.transaction,
                   {0, guardian, student, row.relation, row.document, row.told, row.sees, writes,
                    replaced ? context.as_of : first, std::nullopt},
                   context.now);
  replaced ? context.report.changed(counted::guardianships) : context.report.added(counted::guardianships);
}

void apply_opt_out(ApplyContext& context, const GuardianRow& row, PersonId guardian, PersonId student) {
  if (!row.opt_out) return;
  for (const OptOut& each : opt_outs_of(context.transaction, guardian, student)) {
    if (each.valid_from == row.opt_out->date && each.document == row.opt_out->number) return;
  }
  add_opt_out(context.transaction, {0, guardian, student, row.opt_out->number, row.opt_out->date, {}}, context.now);
  context.report.added(counted::opt_outs);
}

void apply_channel(ApplyContext& context, const GuardianRow& row, PersonId guardian) {
  if (row.channel.empty()) return;
  if (context.said_before(guardian, "channel", row.channel, row.person, "import.channels_differ")) return;
  const std::string stored = preferred_channel(context.transaction, guardian);
  if (stored == row.channel) return;
  set_preferred_channel(context.transaction, guardian, row.channel, context.now);
  stored.empty() ? context.report.added(counted::preferences) : context.report.changed(counted::preferences);
}

}  // namespace

void apply_consent(ApplyContext& context, PersonId guardian, PersonId student, const std::optional<Paper>& consent,
                   const std::optional<Paper>& application) {
  if (!consent) return;
  for (const Consent& each : consents_of(context.transaction, guardian, student)) {
    if (each.signed_on == consent->date && each.document == consent->number) return;
  }
  Consent paper{0, guardian, student, std::string{consent_kind::electronic}, consent->number, consent->date, {}};
  if (application) paper.application = {application->number, application->date};
  add_consent(context.transaction, paper, context.now);
  context.report.added(counted::consents);
}

void apply_guardians(ApplyContext& context, const std::vector<GuardianRow>& rows) {
  for (const GuardianRow& row : rows) {
    context.row_done();
    const PersonId student = find_student(context, row);
    if (!student) continue;
    const PersonId guardian =
        apply_person(context, row.person, match_guardian(context, row, student), counted::guardians);
    if (!guardian) continue;
    apply_guardianship(context, row, guardian, student);
    apply_consent(context, guardian, student, row.consent, row.application);
    apply_opt_out(context, row, guardian, student);
    apply_channel(context, row, guardian);
  }
}

}  // namespace vestnik::roster
