#include "plugins/acquaintance/regulation_page.h"

#include "json/json_writer.h"
#include "plugins/acquaintance/staff.h"

namespace vestnik::acquaintance {

std::string write_regulation(Transaction& transaction, const RegulationInfo& info, PersonId reader, CivilDate today) {
  std::string body;
  JsonWriter json{body};
  json.begin_object()
      .member("institution", info.institution)
      .member("title", info.title)
      .member("order", info.order)
      .member("minutes", info.minutes)
      .member("in_force_from", to_iso(info.in_force_from))
      .key("documents")
      .begin_array();
  for (const RegulationLink& link : info.links)
    json.begin_object().member("title", link.title).member("address", link.address).end_object();
  json.end_array();
  const auto confirmed = read_at(transaction, info.in_force_from, reader);
  json.member("to_confirm", !confirmed && is_staff(transaction, reader, today));
  if (confirmed) json.member("confirmed_at", to_iso(*confirmed));
  json.end_object();
  return body;
}

Result<std::string> write_sheet(Transaction& transaction, const RegulationInfo& info, CivilDate today, ListPage page) {
  std::string body;
  JsonWriter json{body};
  std::int64_t unread = 0;
  json.begin_object().member("in_force_from", to_iso(info.in_force_from)).key("staff").begin_array();
  for (const StaffReading& one : staff_readings(transaction, info.in_force_from, today)) {
    unread += one.read_at ? 0 : 1;
    if (!page.takes(one.person.value)) continue;
    json.begin_object().member("person", one.person.value).member("name", one.name);
    if (one.read_at) json.member("confirmed_at", to_iso(*one.read_at));
    json.end_object();
  }
  if (const auto ended = page.end_rows(json); !ended) return ended.problem();
  json.member("unread", unread).end_object();
  return body;
}

}  // namespace vestnik::acquaintance
