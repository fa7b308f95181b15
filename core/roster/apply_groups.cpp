#include "base/text.h"
#include "records/load_store.h"
#include "roster/apply.h"

namespace vestnik::roster {
namespace {

StudyGroup wanted_group(const GroupRow& row, const StudyGroup* parent) {
  StudyGroup group{{}, row.name, row.kind, row.course, row.department, row.speciality, {}};
  if (parent == nullptr) return group;
  group.parent = parent->id;
  if (group.course == 0) group.course = parent->course;
  if (group.department.empty()) group.department = parent->department;
  if (group.speciality.empty()) group.speciality = parent->speciality;
  return group;
}

void apply_group(ApplyContext& context, const GroupRow& row) {
  const StudyGroup* parent = row.parent.empty() ? nullptr : context.group(row.place, row.parent, "parent");
  if (!row.parent.empty() && parent == nullptr) return;
  StudyGroup wanted = wanted_group(row, parent);
  const StudyGroup* stored = context.groups.find(row.name);
  if (stored == nullptr) {
    wanted.id = add_group(context.transaction, wanted);
    context.report.added(counted::groups);
  } else {
    wanted.id = stored->id;
    if (wanted == *stored) return;
    update_group(context.transaction, wanted);
    context.report.changed(counted::groups);
  }
  context.groups.put(wanted);
}

/// `member` names the teacher in the rows the leads came from.
void apply_leads(ApplyContext& context, const std::vector<ClassTeacherRow>& rows, std::string_view member) {
  for (const ClassTeacherRow& row : rows) {
    const StudyGroup* group = context.group(row.place, row.group);
    const PersonId teacher = context.teacher(row.place, row.teacher, member);
    if (group == nullptr || !teacher) continue;
    const CivilDate first = row.from.value_or(context.year_start);
    const auto stands = class_teacher_of(context.transaction, group->id, std::max(context.as_of, first));
    if (stands && stands->teacher == teacher) continue;
    const CivilDate from = stands ? row.from.value_or(context.as_of) : first;
    if (stands) close_class_teacher(context.transaction, stands->id, plus_days(from, -1), context.now);
    add_class_teacher(context.transaction, {0, group->id, teacher, from, std::nullopt}, context.now);
    stands ? context.report.changed(counted::class_teachers) : context.report.added(counted::class_teachers);
  }
}

}  // namespace

GroupBook::GroupBook(Transaction& transaction) {
  for (const StudyGroup& group : all_groups(transaction)) put(group);
}

void GroupBook::put(const StudyGroup& group) {
  groups_.insert_or_assign(group.id, group);
  keys_.insert_or_assign(search_key(group.name), group.id);
}

const StudyGroup* GroupBook::find(std::string_view name) const {
  const auto found = keys_.find(search_key(name));
  return found == keys_.end() ? nullptr : &groups_.at(found->second);
}

void apply_groups(ApplyContext& context, const std::vector<GroupRow>& rows) {
  // Subgroups lean on their groups, whatever the order of the rows.
  for (const bool with_parent : {false, true}) {
    for (const GroupRow& row : rows) {
      if (row.parent.empty() == with_parent) continue;
      apply_group(context, row);
      context.row_done();
    }
  }
  std::vector<ClassTeacherRow> leads;
  for (const GroupRow& row : rows) {
    if (!row.class_teacher.empty()) leads.push_back({row.place, row.name, row.class_teacher, std::nullopt});
  }
  apply_leads(context, leads, "class_teacher");
}

void apply_class_teachers(ApplyContext& context, const std::vector<ClassTeacherRow>& rows) {
  apply_leads(context, rows, "teacher");
}

}  // namespace vestnik::roster
