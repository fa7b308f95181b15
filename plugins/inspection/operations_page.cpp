#include "plugins/inspection/operations_page.h"

#include "json/json_writer.h"
#include "plugins/inspection/lesson_entries.h"
#include "plugins/inspection/naming.h"

namespace vestnik::inspection {

std::string write_operations(Transaction& transaction, Role role, Days days) {
  const TimeZone zone = zone_there(transaction);
  Naming names{transaction};
  struct Operation {
    PersonId person;
    std::string type;
    Instant at;
  };
  const auto operations = transaction.all(
      "SELECT e.person_id, e.type, e.recorded_at FROM v1_entry e WHERE e.institution_id = $1 AND e.recorded_at >= $2 "
      "AND e.recorded_at < $3 AND e.person_id IN (SELECT r.person_id FROM v1_role_grant r WHERE r.institution_id = $1 "
      "AND r.role = $4 AND r.valid_from <= $6 AND (r.valid_to IS NULL OR r.valid_to >= $5)) "
      "ORDER BY e.recorded_at DESC LIMIT 1000",
      {transaction.institution(), zone.start_of_day(days.from), zone.start_of_day(plus_days(days.until, 1)),
       to_text(role), days.from, days.until},
      [](const Row& row) {
        return Operation{row.id<PersonId>(0), row.string(1), row.instant(2)};
      });
  std::string page;
  JsonWriter json{page};
  json.begin_object().member("from", to_iso(days.from)).member("until", to_iso(days.until));
  json.member("role", to_text(role)).key("operations").begin_array();
  for (const Operation& one : operations) {
    json.begin_object();
    names.write(json, "person", one.person);
    json.member("type", one.type).member("at", to_iso(one.at)).end_object();
  }
  json.end_array().end_object();
  return page;
}

}  // namespace vestnik::inspection
