#include "plugins/inspection/naming.h"

namespace vestnik::inspection {

const std::string& Naming::found(std::map<std::int64_t, std::string>& names, std::string_view sql, std::int64_t id) {
  const auto [at, fresh] = names.try_emplace(id);
  if (fresh && id != 0) {
    at->second = transaction_.one(sql, {transaction_.institution(), id}, [](const Row& row) { return row.string(0); })
                     .value_or("");
  }
  return at->second;
}

const std::string& Naming::of(PersonId person) {
  return found(people_, "SELECT short_name FROM v1_person_name WHERE institution_id = $1 AND person_id = $2",
               person.value);
}

const std::string& Naming::of(GroupId group) {
  return found(groups_, "SELECT name FROM v1_group WHERE institution_id = $1 AND group_id = $2", group.value);
}

const std::string& Naming::of(SubjectId subject) {
  return found(subjects_, "SELECT name FROM v1_subject WHERE institution_id = $1 AND subject_id = $2", subject.value);
}

}  // namespace vestnik::inspection
