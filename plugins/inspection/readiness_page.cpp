#include "plugins/inspection/readiness_page.h"

#include <vector>

#include "json/json_writer.h"
#include "plugins/inspection/naming.h"

namespace vestnik::inspection {
namespace {

struct Part {
  std::string_view name;
  std::string_view supplied_by;
  std::string_view sql;  ///< counts what is there of it: $1 institution, $2 group, $3 day
};

constexpr Part parts[] = {
    {"students", "secretary",
     "SELECT COUNT(*) FROM v1_group_member WHERE institution_id = $1 AND group_id = $2 AND valid_from <= $3 "
     "AND (valid_to IS NULL OR valid_to >= $3)"},
    {"class_teacher", "deputy_head",
     "SELECT COUNT(*) FROM v1_group_teacher WHERE institution_id = $1 AND group_id = $2 "
     "AND capacity = 'class_teacher' AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)"},
    {"load", "deputy_head",
     "SELECT COUNT(*) FROM v1_group_teacher WHERE institution_id = $1 AND group_id = $2 AND capacity = 'teacher' "
     "AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)"},
    {"timetable", "deputy_head",
     "SELECT COUNT(*) FROM v1_timetable_slot WHERE institution_id = $1 AND group_id = $2 AND valid_from <= $3 "
     "AND (valid_to IS NULL OR valid_to >= $3)"},
};

std::int64_t count(Transaction& transaction, std::string_view sql, GroupId group, CivilDate on) {
  return transaction.one(sql, {transaction.institution(), group, on}, [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

struct Group {
  GroupId id;
  std::vector<GroupId> subgroups;
};

std::vector<Group> named_groups_within(Transaction& transaction, const Reach& reach) {
  std::vector<Group> groups;
  transaction.query(
      "SELECT group_id FROM v1_group WHERE institution_id = $1 AND parent_id IS NULL ORDER BY sort_key, group_id",
      {transaction.institution()}, [&](const Row& row) {
        if (reach.covers(row.id<GroupId>(0))) groups.push_back({row.id<GroupId>(0), {}});
      });
  for (Group& group : groups) {
    group.subgroups =
        transaction.all("SELECT group_id FROM v1_group WHERE institution_id = $1 AND parent_id = $2 ORDER BY group_id",
                        {transaction.institution(), group.id}, [](const Row& row) { return row.id<GroupId>(0); });
  }
  return groups;
}

/// Subgroups with students and a teacher each.
std::int64_t ready_subgroups(Transaction& transaction, const Group& group, CivilDate on) {
  std::int64_t ready = 0;
  for (const GroupId subgroup : group.subgroups) {
    const bool whole =
        count(transaction, parts[0].sql, subgroup, on) > 0 && count(transaction, parts[2].sql, subgroup, on) > 0;
    ready += whole ? 1 : 0;
  }
  return ready;
}

bool write_part(JsonWriter& json, std::string_view name, bool done, std::int64_t number, std::string_view supplier) {
  json.begin_object().member("part", name).member("done", done).member("count", number);
  json.member("supplied_by", supplier).end_object();
  return done;
}

bool write_group_parts(JsonWriter& json, Transaction& transaction, const Group& group, CivilDate on) {
  bool complete = true;
  json.key("parts").begin_array();
  for (const Part& part : parts) {
    std::int64_t number = count(transaction, part.sql, group.id, on);
    // A class taught in subgroups alone has its lessons there.
    for (const GroupId subgroup : group.subgroups) {
      if (part.name == "load" || part.name == "timetable") number += count(transaction, part.sql, subgroup, on);
    }
    complete = write_part(json, part.name, number > 0, number, part.supplied_by) && complete;
  }
  const std::int64_t ready = ready_subgroups(transaction, group, on);
  const bool whole = ready == static_cast<std::int64_t>(group.subgroups.size());
  complete = write_part(json, "subgroups", whole, ready, "administrator") && complete;
  json.end_array();
  return complete;
}

}  // namespace

std::string write_readiness(Transaction& transaction, const Reach& reach, CivilDate on) {
  Naming names{transaction};
  bool complete = true;
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("on", to_iso(on)).key("groups").begin_array();
  for (const Group& group : named_groups_within(transaction, reach)) {
    json.begin_object();
    names.write(json, "group", group.id);
    complete = write_group_parts(json, transaction, group, on) && complete;
    json.end_object();
  }
  json.end_array().member("complete", complete).end_object();
  return page;
}

}  // namespace vestnik::inspection
