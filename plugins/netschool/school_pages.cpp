#include <array>

#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/netschool/pages.h"
#include "plugins/netschool/people.h"
#include "plugins/netschool/school_year.h"

namespace vestnik::netschool {
namespace {

/// What the clients take for a server new enough for everything that is served here.
constexpr std::string_view told_version = "5.47.0.0";
constexpr std::string_view product_name = "Vestnik";

struct ListedSchool {
  std::int64_t id = 0;
  std::string name, short_name;
};

std::vector<ListedSchool> listed_schools(const Call& call) {
  std::vector<ListedSchool> schools;
  call.host.database().read(InstitutionId{}, [&](Transaction& transaction) {
    schools = transaction.all("SELECT institution_id, name, short_name FROM v1_institution ORDER BY name", {},
                              [](const Row& row) {
                                return ListedSchool{row.integer(0), row.string(1), row.string(2)};
                              });
  });
  for (ListedSchool& school : schools) {
    if (school.short_name.empty()) school.short_name = school.name;
  }
  return schools;
}

void write_id_name(JsonWriter& json, std::int64_t id, std::string_view name) {
  json.member("id", id).member("name", name);
}

void write_year(JsonWriter& json, const SchoolYear& year) {
  write_id_name(json, year.id, year.name());
  json.member("startDate", day_text(year.starts)).member("endDate", day_text(year.ends));
  json.key("globalYear").begin_object();
  write_id_name(json, year.id, year.name());
  json.member("startDate", day_text(year.starts)).member("endDate", day_text(year.ends)).end_object();
}

std::vector<SchoolYear> years_of(const Call& call) {
  std::vector<SchoolYear> years;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    years = school_years(transaction, zone_there(transaction).local(call.request.received_at).date);
  });
  return years;
}

SchoolYear this_year(const Call& call) {
  SchoolYear year;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    year = school_year_on(transaction, zone_there(transaction).local(call.request.received_at).date);
  });
  return year;
}

void write_blank(JsonWriter& json, std::initializer_list<const char*> names) {
  for (const char* name : names) json.member(name, "");
}

}  // namespace

Response logindata(const Call&) {
  std::string body;
  JsonWriter{body}
      .begin_object()
      .member("productName", product_name)
      .member("version", "5.47.0")
      .member("schoolLogin", true)
      .member("emLogin", false)
      .member("esiaLogin", false)
      .member("esiaLoginPage", "")
      .member("esiaMainAuth", false)
      .member("esiaButton", false)
      .member("signatureLogin", false)
      .member("cacheVer", "1")
      .member("windowsAuth", false)
      .member("enableSms", false)
      .member("esaLogin", false)
      .member("esaLoginPage", "")
      .end_object();
  return json_page(std::move(body));
}

Response prepare_login_form(const Call& call) {
  std::string body;
  JsonWriter json{body};
  json.begin_object();
  // No places are kept of schools: one unnamed country, region and town, the same numbers as in the list of schools.
  for (const auto& [list, chosen] : std::array<std::pair<const char*, const char*>, 4>{
           {{"countries", "cid"}, {"states", "sid"}, {"provinces", "pid"}, {"cities", "cn"}}}) {
    json.key(list).begin_array().end_array().member(chosen, 0);
  }
  json.key("funcs").begin_array().end_array().member("sft", 2).key("schools").begin_array();
  const auto schools = listed_schools(call);
  for (const ListedSchool& school : schools) {
    json.begin_object();
    write_id_name(json, school.id, school.name);
    json.end_object();
  }
  json.end_array().member("scid", schools.empty() ? 0 : schools.front().id);
  json.key("hlevels").null().key("ems").null().end_object();
  return json_page(std::move(body));
}

Response search_schools(const Call& call) {
  const std::string wanted = search_key(call.fields.text("name"));
  std::string body;
  JsonWriter json{body};
  json.begin_array();
  for (const ListedSchool& school : listed_schools(call)) {
    const bool fits = search_key(school.name).find(wanted) != std::string::npos ||
                      search_key(school.short_name).find(wanted) != std::string::npos;
    if (!fits) continue;
    json.begin_object();
    write_id_name(json, school.id, school.name);
    json.member("shortName", school.short_name);
    write_blank(json, {"addressString", "address", "inn", "ogrn"});
    json.member("provinceId", 0).member("cityId", 0).end_object();
  }
  json.end_array();
  return json_page(std::move(body));
}

Response school_addresses(const Call& call) {
  std::string body;
  JsonWriter json{body};
  json.begin_array();
  for (const ListedSchool& school : listed_schools(call)) {
    json.begin_object();
    for (const char* place : {"countryId", "stateId", "cityId", "parentCityId", "provinceId", "municipalityDistrictId"})
      json.member(place, 0);
    json.member("funcType", 2).member("cityDistrictId", 0);
    write_id_name(json, school.id, school.name);
    json.member("addressString", "").end_object();
  }
  json.end_array();
  return json_page(std::move(body));
}

Response system_info(const Call& call) {
  Response response;
  response.content_type = "text/plain; charset=utf-8";
  response.body = "Id: 00000000-0000-0000-0000-000000000000\n" + words(call.host, "netschool.system_version").title +
                  ": " + std::string{told_version} + "\n";
  return response;
}

Response upload_limits(const Call&) { return json_page(R"({"laImportFileSizeLimit":0})"); }

Response context(const Call& call) {
  const Owner owner = read_owner(call);
  const SchoolYear year = this_year(call);
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("user").begin_object();
  write_id_name(json, owner.id.value, owner.full_name());
  json.end_object().member("userId", owner.id.value).member("schoolId", call.institution().value);
  json.member("schoolYearId", year.id).member("globalYearId", year.id).key("organization").begin_object();
  write_id_name(json, call.institution().value, owner.school);
  json.end_object().member("organizationName", owner.school).key("schoolyear").begin_object();
  write_year(json, year);
  json.member("closed", false).member("schoolId", call.institution().value).end_object();
  json.member("dateFormat", "d\x01mm\x01yy\x01.").member("timeFormat", "h\x01mm\x01:\x01\x01").member("at", call.at);
  json.key("roles").begin_array().end_array().key("rights").begin_array().end_array();
  json.member("version", told_version).member("funcType", 2).member("productName", product_name);
  json.member("userLanguage", "ru").member("emId", 0).member("versionDate", "").end_object();
  return json_page(std::move(body));
}

Response my_settings(const Call& call) {
  const Owner owner = read_owner(call);
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("userId", owner.id.value).member("firstName", owner.first_name);
  json.member("lastName", owner.last_name).member("middleName", owner.patronymic).member("loginName", "");
  json.key("birthDate").null().key("roles").begin_array().end_array();
  json.member("schoolyearId", this_year(call).id).member("windowsAccount", false);
  // Addresses are seen and changed in the cabinet alone.
  write_blank(json, {"mobilePhone", "preferedCom", "email"});
  json.member("existsPhoto", false).key("userSettings").begin_object().member("userId", owner.id.value);
  json.member("language", "ru").member("theme", 0).member("defaultDesktop", 0).member("showMobilePhone", false);
  json.member("showNetSchoolApp", false).key("favoriteReports").begin_array().end_array();
  json.member("passwordExpired", 0).member("recoveryQuestion", "").member("recoveryAnswer", "").end_object();
  json.end_object();
  return json_page(std::move(body));
}

Response school_card(const Call& call) {
  if (call.id != call.institution().value) return not_there(call);
  std::string full, brief;
  call.host.database().read(call.institution(), [&](Transaction& transaction) {
    transaction.query("SELECT name, short_name FROM v1_institution WHERE institution_id = $1",
                      {transaction.institution()}, [&](const Row& row) {
                        full = row.string(0);
                        brief = row.string(1);
                      });
  });
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("commonInfo").begin_object().member("schoolName", brief.empty() ? full : brief);
  json.member("fullSchoolName", full).member("about", "").end_object().key("contactInfo").begin_object();
  write_blank(json, {"juridicalAddress", "postAddress", "email", "web", "fax"});
  json.member("phones", read_owner(call).phone).end_object().key("managementInfo").begin_object();
  write_blank(json, {"director", "principalUVR", "principalAHC", "principalIT", "collegiateManagement"});
  json.end_object();
  for (const char* part : {"otherInfo", "bankDetails", "foodPayDetails", "internetConnectionInfo"})
    json.key(part).begin_object().end_object();
  json.end_object();
  return json_page(std::move(body));
}

Response current_year(const Call& call) {
  std::string body;
  JsonWriter json{body};
  json.begin_object();
  write_year(json, this_year(call));
  json.end_object();
  return json_page(std::move(body));
}

Response all_years(const Call& call) {
  std::string body;
  JsonWriter json{body};
  json.begin_array();
  for (const SchoolYear& year : years_of(call)) {
    json.begin_object();
    write_year(json, year);
    json.end_object();
  }
  json.end_array();
  return json_page(std::move(body));
}

Response year_list(const Call& call) {
  const int current = this_year(call).id;
  std::string body;
  JsonWriter json{body};
  json.begin_array();
  for (const SchoolYear& year : years_of(call)) {
    json.begin_object();
    write_id_name(json, year.id, (year.id == current ? "(*) " : "") + year.name());
    json.end_object();
  }
  json.end_array();
  return json_page(std::move(body));
}

}  // namespace vestnik::netschool
