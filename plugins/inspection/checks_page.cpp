#include "plugins/inspection/checks_page.h"

#include <algorithm>

#include "plugins/inspection/check_store.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {

void write_check(JsonWriter& json, Naming& names, const Check& check) {
  json.begin_object().member("id", check.id.value).member("kind", to_text(check.kind));
  names.write(json, "inspector", check.inspector);
  json.member("inspector_role", check.inspector_role).member("from", to_iso(check.starts));
  json.member("until", to_iso(check.ends)).member("checked_on", to_iso(check.checked_on));
  json.member("result", check.result).member("whole_institution", check.groups.empty()).key("groups").begin_array();
  for (const GroupId group : check.groups) {
    json.begin_object().member("id", group.value).member("name", names.of(group)).end_object();
  }
  json.end_array().end_object();
}

std::string write_checks(Transaction& transaction, PersonId reader, Days days, CivilDate today) {
  const Reach reach = Reach::looking(transaction, reader, today);
  Naming names{transaction};
  std::string page;
  JsonWriter json{page};
  json.begin_object().key("checks").begin_array();
  for (const Check& one : checks_between(transaction, PersonId{}, days.from, days.until)) {
    const bool touches =
        std::any_of(one.groups.begin(), one.groups.end(), [&](GroupId group) { return reach.covers(group); });
    if (one.inspector == reader || reach.everywhere() || touches) write_check(json, names, one);
  }
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::inspection
