#include "plugins/inspection/working_group.h"

#include <algorithm>

#include "answers/institution_day.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/optional_number.h"

namespace vestnik::inspection {
namespace {

bool is_staff(Transaction& transaction, PersonId person, CivilDate today) {
  bool found = false;
  transaction.query(
      "SELECT 1 FROM v1_role_grant WHERE institution_id = $1 AND person_id = $2 AND role NOT IN ('student', 'parent') "
      "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), person, today}, [&](const Row&) { found = true; });
  return found;
}

void add_people(Transaction& transaction, const WorkingGroup& group, std::int64_t version) {
  for (const PersonId person : group.members) {
    transaction.execute(
        "INSERT INTO p_inspection_member (institution_id, version, person_id, is_head) VALUES ($1, $2, $3, $4)",
        {transaction.institution(), version, person, person == group.head});
  }
  for (std::size_t at = 0; at < group.plan.size(); ++at) {
    const PlannedCheck& planned = group.plan[at];
    transaction.execute(
        "INSERT INTO p_inspection_plan_item (institution_id, version, number, due, subject, person_id) "
        "VALUES ($1, $2, $3, $4, $5, $6)",
        {transaction.institution(), version, at + 1, planned.due, planned.subject, or_null(planned.person)});
  }
}

}  // namespace

WorkingGroup current_working_group(Transaction& transaction) {
  WorkingGroup group;
  transaction.query(
      "SELECT version, number, dated, valid_to FROM p_inspection_order WHERE institution_id = $1 "
      "ORDER BY version DESC LIMIT 1",
      {transaction.institution()}, [&](const Row& row) {
        group.version = row.integer(0);
        group.order = row.string(1);
        group.dated = row.date(2);
        group.valid_to = row.optional_date(3);
      });
  transaction.query(
      "SELECT person_id, is_head FROM p_inspection_member WHERE institution_id = $1 AND version = $2 "
      "ORDER BY is_head DESC, person_id",
      {transaction.institution(), group.version}, [&](const Row& row) {
        group.members.push_back(row.id<PersonId>(0));
        if (row.truth(1)) group.head = row.id<PersonId>(0);
      });
  group.plan = transaction.all(
      "SELECT due, subject, person_id FROM p_inspection_plan_item WHERE institution_id = $1 AND version = $2 "
      "ORDER BY due, number",
      {transaction.institution(), group.version}, [](const Row& row) {
        return PlannedCheck{row.date(0), row.string(1), row.id<PersonId>(2)};
      });
  return group;
}

Result<Facts> SetWorkingGroup::facts(Transaction& transaction, const Actor&, Role, Instant now) {
  const Result<CivilDate> today = day_there(transaction, now);
  if (!today) return today.problem();
  if (trimmed(group_.order).empty()) return Problem{"inspection.no_order", {{"field", "order"}}};
  auto& members = group_.members;
  if (group_.head) members.push_back(group_.head);
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  if (members.empty()) return Problem{"inspection.no_members", {{"field", "members"}}};
  for (const PersonId person : members) {
    if (!is_staff(transaction, person, *today)) return Problem{"inspection.unknown_teacher", {{"field", "members"}}};
  }
  for (const PlannedCheck& planned : group_.plan) {
    if (planned.person && !std::binary_search(members.begin(), members.end(), planned.person)) {
      return Problem{"inspection.unknown_teacher", {{"field", "plan"}}};
    }
  }
  const std::int64_t current = current_working_group(transaction).version;
  if (group_.version != current) {
    return Problem{"inspection.stale_version", {{"current", std::to_string(current)}}};
  }
  return Facts{};
}

std::string SetWorkingGroup::describe() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("order", group_.order).key("members").begin_array();
  for (const PersonId person : group_.members) json.value(person.value);
  json.end_array().end_object();
  return text;
}

Result<Written> SetWorkingGroup::write(Transaction& transaction, const Actor& actor, std::span<const Decision>,
                                       Instant now) {
  const std::int64_t version = group_.version + 1;
  transaction.execute(
      "INSERT INTO p_inspection_order (institution_id, version, number, dated, valid_to, recorded_by, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), version, group_.order, group_.dated, group_.valid_to, actor.person, now});
  add_people(transaction, group_, version);
  Written written;
  JsonWriter{written.payload}.begin_object().member("version", version).end_object();
  written.answer = written.payload;
  return written;
}

std::string write_working_group(Transaction& transaction, const WorkingGroup& group) {
  Naming names{transaction};
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("order", group.order).member("version", group.version).key("dated");
  if (group.version == 0) {
    json.null();
  } else {
    json.value(to_iso(group.dated));
  }
  json.key("valid_to");
  if (group.valid_to) {
    json.value(to_iso(*group.valid_to));
  } else {
    json.null();
  }
  json.key("members").begin_array();
  for (const PersonId person : group.members) {
    json.begin_object();
    names.write(json, "person", person);
    json.member("head", person == group.head).end_object();
  }
  json.end_array().key("plan").begin_array();
  for (const PlannedCheck& planned : group.plan) {
    json.begin_object().member("due", to_iso(planned.due)).member("subject", planned.subject);
    names.write(json, "person", planned.person);
    json.end_object();
  }
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::inspection
