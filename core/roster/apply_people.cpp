#include <algorithm>

#include "base/text.h"
#include "records/contact_store.h"
#include "records/role_store.h"
#include "roster/apply.h"

namespace vestnik::roster {
namespace {

/// The stored spelling stays when the two differ by ё/е or case alone: two files may disagree for ever.
std::string merged_name(ApplyContext& context, const PersonRow& row, const std::string& stored,
                        const std::string& given) {
  if (given.empty() || given == stored) return stored;
  const bool spelling_only = search_key(given) == search_key(stored);
  context.report.note(row.place, Problem{spelling_only ? "import.name_spelling" : "import.name_changed"},
                      joined(row.name));
  return spelling_only ? stored : given;
}

Person merged(ApplyContext& context, const PersonRow& row, const Person& stored) {
  Person person = stored;
  person.last_name = merged_name(context, row, stored.last_name, row.name.last);
  person.first_name = merged_name(context, row, stored.first_name, row.name.first);
  person.patronymic = merged_name(context, row, stored.patronymic, row.name.patronymic);
  if (row.birth_date) person.birth_date = row.birth_date;
  if (!row.personal_file.empty()) person.personal_file = row.personal_file;
  return person;
}

PersonId add(ApplyContext& context, const PersonRow& row, std::string_view what) {
  Person person{{}, row.name.last, row.name.first, row.name.patronymic, row.birth_date, row.personal_file};
  person.id = add_person(context.transaction, person, context.now);
  context.people.put(person);
  context.report.added(what);
  return person.id;
}

void apply_contact(ApplyContext& context, const PersonRow& row, PersonId person, std::string_view kind,
                   const std::string& value) {
  if (value.empty() || context.said_before(person, kind, value, row, "import.addresses_differ")) return;
  bool replaced = false;
  for (const Contact& contact : contacts_of(context.transaction, person, context.as_of)) {
    if (contact.kind != kind) continue;
    if (contact.value == value) {
      // The school's paper says it anew: an address that a gateway gave up, or nobody had checked, is tried again.
      if (contact.state == contact_state::confirmed) return;
      set_contact_state(context.transaction, contact.id, contact_state::confirmed, context.now);
      return context.report.changed(counted::contacts);
    }
    close_contact(context.transaction, contact.id, plus_days(context.as_of, -1), context.now);
    replaced = true;
  }
  const CivilDate from = replaced ? context.as_of : std::min(context.as_of, context.year_start);
  add_contact(context.transaction,
              {0, person, std::string{kind}, value, std::string{contact_state::confirmed}, from, std::nullopt},
              context.now);
  replaced ? context.report.changed(counted::contacts) : context.report.added(counted::contacts);
}

void apply_role(ApplyContext& context, PersonId person, const StaffRow& row) {
  const Role role = row.role.value_or(Role::teacher);
  const CivilDate from = row.from.value_or(std::min(context.as_of, context.year_start));
  const auto grants = grants_of(context.transaction, person, std::max(context.as_of, from));
  if (std::any_of(grants.begin(), grants.end(), [&](const RoleGrant& grant) { return grant.role == role; })) return;
  add_grant(context.transaction, {0, person, role, "institution", 0, from, std::nullopt, row.order}, context.now);
  context.report.added(counted::roles);
}

/// A name alone is enough among the staff, who are few and listed by one hand: two rows of one name are one person with
/// two posts. A parent of that name is the same person only when an address agrees.
Match match_staff(ApplyContext& context, const PersonRow& row) {
  // A teacher may have a namesake among the pupils; a teacher whose child goes to the school is one person.
  std::vector<PersonId> namesakes = context.people.by_name(row.name);
  std::erase_if(namesakes, [&](PersonId id) { return context.people.is_student(id); });
  std::vector<PersonId> colleagues = namesakes;
  std::erase_if(colleagues, [&](PersonId id) { return !context.people.is_staff(id); });
  std::vector<PersonId> near = namesakes;
  std::erase_if(near, [&](PersonId id) { return !context.shares_address(id, row); });
  const bool one_of_many = colleagues.size() > 1 && near.size() == 1;
  return match_person(context.people, row, namesakes, colleagues.empty() || one_of_many ? near : colleagues);
}

}  // namespace

const StudyGroup* ApplyContext::group(const Place& place, std::string_view name, std::string_view member) {
  const StudyGroup* found = groups.find(name);
  if (found == nullptr)
    report.refuse(place.of(member), Problem{"import.no_such_group", {{"group", std::string{name}}}});
  return found;
}

PersonId ApplyContext::teacher(const Place& place, std::string_view words, std::string_view member) {
  const auto found = people.teacher(words);
  if (found) return *found;
  report.refuse(place.of(member), found.problem(), std::string{words});
  return {};
}

bool ApplyContext::shares_address(PersonId person, const PersonRow& row) {
  const auto contacts = contacts_of(transaction, person, as_of);
  return std::any_of(contacts.begin(), contacts.end(), [&](const Contact& contact) {
    return (!row.phone.empty() && contact.value == row.phone) || (!row.email.empty() && contact.value == row.email);
  });
}

PersonId ApplyContext::person_of(const PersonRow& row) const {
  const auto found = persons.find(&row);
  return found == persons.end() ? PersonId{} : found->second;
}

bool ApplyContext::said_before(PersonId person, std::string_view kind, const std::string& value, const PersonRow& row,
                               const char* code) {
  const auto [before, fresh] = said.emplace(std::pair{person, std::string{kind}}, value);
  if (fresh) return false;
  if (before->second != value) report.note(row.place, Problem{code}, joined(row.name));
  return true;
}

PersonId apply_person(ApplyContext& context, const PersonRow& row, const Match& match, std::string_view what) {
  if (match.refusal) {
    context.report.refuse(row.place.of(match.member), *match.refusal, joined(row.name));
    return {};
  }
  if (match.remark) context.report.note(row.place, *match.remark, joined(row.name));
  PersonId id;
  if (match.found) {
    id = *match.found;
    const Person stored = context.people.get(id);
    const Person wanted = merged(context, row, stored);
    if (wanted != stored) {
      update_person(context.transaction, wanted, context.now);
      context.people.put(wanted);
      context.report.changed(what);
    }
  } else {
    id = add(context, row, what);
  }
  context.persons.insert_or_assign(&row, id);
  apply_contact(context, row, id, contact_kind::phone, row.phone);
  apply_contact(context, row, id, contact_kind::email, row.email);
  return id;
}

bool first_time(ApplyContext& context, std::map<PersonId, int>& seen, PersonId person, const PersonRow& row) {
  const auto [before, fresh] = seen.emplace(person, row.place.line);
  if (fresh) return true;
  context.report.refuse(row.place.of("full_name"),
                        Problem{"import.row_twice", {{"first", std::to_string(before->second)}}}, joined(row.name));
  return false;
}

void apply_staff(ApplyContext& context, const std::vector<StaffRow>& rows) {
  for (const StaffRow& row : rows) {
    const PersonId person = apply_person(context, row.person, match_staff(context, row.person), counted::staff);
    context.row_done();
    if (!person) continue;
    context.people.mark_staff(person);
    // One person may hold two posts: the second row brings the second role.
    apply_role(context, person, row);
  }
}

}  // namespace vestnik::roster
