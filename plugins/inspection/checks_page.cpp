#include "plugins/inspection/checks_page.h"

#include <algorithm>

#include "plugins/inspection/check_store.h"
#include "plugins/inspection/reach.h"

namespace vestnik::inspection {

namespace {

constexpr std::int64_t most_of_interval = 5000;

}  // namespace

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

Result<std::string> write_checks(Transaction& transaction, PersonId reader, Days days, CivilDate today, ListPage page) {
  const Reach reach = Reach::looking(transaction, reader, today);
  Naming names{transaction};
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("checks").begin_array();
  for (const Check& one : checks_between(transaction, PersonId{}, days.from, days.until, most_of_interval)) {
    const bool touches =
        std::any_of(one.groups.begin(), one.groups.end(), [&](GroupId group) { return reach.covers(group); });
    const bool open = one.inspector == reader || reach.everywhere() || touches;
    if (open && page.takes(one.id.value)) write_check(json, names, one);
  }
  if (const auto ended = page.end(json); !ended) return ended.problem();
  return body;
}

}  // namespace vestnik::inspection
