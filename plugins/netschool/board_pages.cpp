#include <algorithm>

#include "json/json_writer.h"
#include "plugins/netschool/html_text.h"
#include "plugins/netschool/pages.h"

namespace vestnik::netschool {
namespace {

constexpr std::int64_t most_announcements = 1000;
constexpr std::int64_t announcements_a_call = 100;

void write_announcement(JsonWriter& json, const JsonValue& one, const TimeZone& zone) {
  const std::string author = text_of(one, "posted_by");
  const auto posted = parse_iso_instant(text_of(one, "posted_at"));
  json.begin_object().member("id", number_of(one, "id")).member("name", text_of(one, "title"));
  json.member("description", html_of(text_of(one, "body")));
  json.member("postDate", posted ? moment_text(zone, *posted) : std::string{}).key("deleteDate").null();
  json.key("author").begin_object().member("id", 0).member("fio", author).member("nickName", author).end_object();
  json.key("em").null().key("recipientInfo").null().key("attachments").begin_array().end_array().end_object();
}

TimeZone own_zone(const Call& call) {
  std::optional<TimeZone> zone;
  call.host.database().read(call.institution(), [&](Transaction& transaction) { zone = zone_there(transaction); });
  return *zone;
}

}  // namespace

Response announcements(const Call& call) {
  const TimeZone zone = own_zone(call);
  const std::int64_t asked = call.fields.number("take").value_or(-1);
  std::int64_t left = asked < 0 ? most_announcements : std::min(asked, most_announcements);
  std::string body;
  JsonWriter json{body};
  json.begin_array();
  for (std::int64_t after = 0; left > 0;) {
    std::vector<std::pair<std::string, std::string>> query{
        {"limit", std::to_string(std::min(left, announcements_a_call))}};
    if (after > 0) query.emplace_back("after", std::to_string(after));
    const Told told = ask(call, "/api/v1/announcements", std::move(query));
    for (const JsonValue& one : list_of(told.json, "announcements")) {
      write_announcement(json, one, zone);
      --left;
    }
    after = number_of(told.json, "next");
    if (after == 0) break;
  }
  json.end_array();
  return json_page(std::move(body));
}

}  // namespace vestnik::netschool
