#include <algorithm>
#include <set>

#include "roster/apply.h"

namespace vestnik::roster {
namespace {

/// Whether the student is of the group on the day of the files, or left it the day the row says.
bool sits_in(ApplyContext& context, PersonId student, GroupId group, const StudentRow& row) {
  const auto all = memberships_of(context.transaction, student);
  return std::any_of(all.begin(), all.end(), [&](const Membership& each) {
    const bool stands = !each.valid_to || *each.valid_to >= context.as_of || each.valid_to == row.left_on;
    return each.group == group && stands;
  });
}

/// A name in another class is a namesake, not a transfer, unless the file number or the birth date says so; a row that
/// has neither is asked for one, for it may be either.
Match match_student(ApplyContext& context, const StudentRow& row, GroupId group) {
  std::vector<PersonId> namesakes = context.people.by_name(row.person.name);
  std::erase_if(namesakes, [&](PersonId id) { return !context.people.is_student(id); });
  std::vector<PersonId> classmates = namesakes;
  std::erase_if(classmates, [&](PersonId id) { return !sits_in(context, id, group, row); });
  Match match = match_person(context.people, row.person, namesakes, classmates);
  const bool told_apart = row.person.birth_date || !row.person.personal_file.empty();
  if (match.remark && !told_apart) match.refusal = Problem{"import.namesake_elsewhere"};
  return match;
}

/// Memberships of one level: of classes and groups, or of subgroups.
std::vector<Membership> memberships(ApplyContext& context, PersonId student, bool of_subgroups) {
  std::vector<Membership> all = memberships_of(context.transaction, student);
  std::erase_if(all, [&](const Membership& membership) {
    return static_cast<bool>(context.groups.get(membership.group).parent) != of_subgroups;
  });
  return all;
}

void open_membership(ApplyContext& context, PersonId student, GroupId group, CivilDate from,
                     std::optional<CivilDate> to) {
  add_membership(context.transaction, {0, group, student, from, to}, context.now);
}

const Membership* find_open(const std::vector<Membership>& all) {
  const auto open = std::find_if(all.begin(), all.end(), [](const Membership& each) { return !each.valid_to; });
  return open == all.end() ? nullptr : &*open;
}

void apply_leaving(ApplyContext& context, PersonId student, const Membership* open, CivilDate last_day) {
  if (open == nullptr) return;
  close_membership(context.transaction, open->id, last_day, context.now);
  for (const Membership& each : memberships(context, student, true)) {
    if (!each.valid_to) close_membership(context.transaction, each.id, last_day, context.now);
  }
  context.report.changed(counted::memberships);
}

void apply_transfer(ApplyContext& context, PersonId student, const Membership& open, GroupId group,
                    const StudentRow& row) {
  const bool dated = row.enrolled_on && *row.enrolled_on > open.valid_from;
  const CivilDate from = dated ? *row.enrolled_on : context.as_of;
  close_membership(context.transaction, open.id, plus_days(from, -1), context.now);
  for (const Membership& each : memberships(context, student, true)) {
    const bool of_old_group = context.groups.get(each.group).parent == open.group;
    if (!each.valid_to && of_old_group) {
      close_membership(context.transaction, each.id, plus_days(from, -1), context.now);
    }
  }
  open_membership(context, student, group, from, std::nullopt);
  context.report.changed(counted::memberships);
  context.report.note(row.person.place, Problem{"import.group_changed", {{"date", to_russian(from)}}},
                      joined(row.person.name));
}

void apply_membership(ApplyContext& context, PersonId student, const StudentRow& row, GroupId group) {
  const std::vector<Membership> all = memberships(context, student, false);
  const Membership* open = find_open(all);
  if (row.left_on && !all.empty()) return apply_leaving(context, student, open, *row.left_on);
  if (open != nullptr && open->group == group) return;
  if (open != nullptr) return apply_transfer(context, student, *open, group, row);
  CivilDate from = row.enrolled_on.value_or(all.empty() ? context.year_start : context.as_of);
  if (!all.empty() && all.back().valid_to && from <= *all.back().valid_to) from = plus_days(*all.back().valid_to, 1);
  open_membership(context, student, group, from, row.left_on);
  context.report.added(counted::memberships);
}

const StudyGroup* find_subgroup(const ApplyContext& context, std::string_view group, std::string_view name) {
  const StudyGroup* found = context.groups.find(name);
  return found != nullptr ? found : context.groups.find(std::string{group} + " " + std::string{name});
}

void apply_subgroups(ApplyContext& context, PersonId student, const StudentRow& row) {
  if (row.left_on) return;
  const std::vector<Membership> all = memberships(context, student, true);
  std::set<GroupId> wanted;
  for (const std::string& name : row.subgroups) {
    const StudyGroup* subgroup = find_subgroup(context, row.group, name);
    if (subgroup == nullptr) {
      context.report.refuse(row.person.place.of("subgroups"), Problem{"import.no_such_group", {{"group", name}}});
      return;
    }
    wanted.insert(subgroup->id);
  }
  std::set<GroupId> standing;
  for (const Membership& each : all) {
    if (each.valid_to) continue;
    standing.insert(each.group);
    if (row.subgroups.empty() || wanted.contains(each.group)) continue;
    close_membership(context.transaction, each.id, plus_days(context.as_of, -1), context.now);
    context.report.changed(counted::subgroups);
  }
  for (const GroupId group : wanted) {
    if (standing.contains(group)) continue;
    const CivilDate from = all.empty() ? row.enrolled_on.value_or(context.year_start) : context.as_of;
    open_membership(context, student, group, from, std::nullopt);
    context.report.added(counted::subgroups);
  }
}

void report_missing(ApplyContext& context, const std::map<PersonId, int>& seen, const std::string& file) {
  for (const PersonId student : context.people.students()) {
    if (seen.contains(student)) continue;
    const auto all = memberships(context, student, false);
    const Membership* open = find_open(all);
    if (open == nullptr) continue;
    context.report.note({file, 0, {}},
                        Problem{"import.pupil_missing", {{"group", context.groups.get(open->group).name}}},
                        full_name(context.people.get(student)));
  }
}

}  // namespace

void apply_students(ApplyContext& context, const std::vector<StudentRow>& rows) {
  std::map<PersonId, int> seen;
  for (const StudentRow& row : rows) {
    context.row_done();
    const StudyGroup* group = context.group(row.person.place, row.group);
    if (group == nullptr) continue;
    const PersonId student =
        apply_person(context, row.person, match_student(context, row, group->id), counted::students);
    if (!student || !first_time(context, seen, student, row.person)) continue;
    context.people.mark_student(student);
    apply_membership(context, student, row, group->id);
    apply_subgroups(context, student, row);
    apply_consent(context, student, student, row.consent, row.application);
  }
  if (!rows.empty()) report_missing(context, seen, rows.front().person.place.file);
}

}  // namespace vestnik::roster
