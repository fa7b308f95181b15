#include "plugins/netschool/endpoints.h"

#include "base/text.h"
#include "plugins/netschool/pages.h"
#include "plugins/netschool/sign_in.h"

namespace vestnik::netschool {
namespace {

constexpr bool open_to_all = true;
constexpr bool for_whom = false;
constexpr bool token_in_query = true;

const std::vector<Endpoint>& endpoints() {
  static const std::vector<Endpoint> all{
      {Method::get, "logindata", open_to_all, false, begin_sign_in},
      {Method::post, "auth/getdata", open_to_all, false, nullptr, give_salt},
      {Method::post, "login", open_to_all, false, nullptr, sign_in},
      {Method::post, "auth/login", open_to_all, false, nullptr, sign_in},
      {Method::post, "auth/logout", open_to_all, false, sign_out},
      {Method::get, "auth/logout", open_to_all, false, sign_out},
      {Method::get, "prepareloginform", open_to_all, false, prepare_login_form},
      {Method::get, "schools/search", open_to_all, false, search_schools},
      {Method::get, "addresses/schools", open_to_all, false, school_addresses},
      {Method::get, "sysinfo", open_to_all, false, system_info},
      {Method::get, "context/expired", open_to_all, false, is_expired},
      {Method::get, "attachments/uploadlimits", open_to_all, false, upload_limits},
      {Method::get, "context", for_whom, false, context},
      {Method::get, "context/activesessions", for_whom, false, nothing_listed},
      {Method::get, "mysettings", for_whom, false, my_settings},
      {Method::get, "mysettings/yearlist", for_whom, false, year_list},
      {Method::get, "schools/{id}/card", for_whom, false, school_card},
      {Method::get, "years/current", for_whom, false, current_year},
      {Method::get, "years", for_whom, false, all_years},
      {Method::get, "student/diary/init", for_whom, false, diary_init},
      {Method::get, "student/diary", for_whom, false, diary},
      {Method::get, "student/diary/pastmandatory", for_whom, false, nothing_listed},
      {Method::get, "student/diary/assigns/{id}", for_whom, false, assignment},
      {Method::post, "student/diary/get-attachments", for_whom, false, nothing_listed},
      {Method::get, "grade/assignment/types", for_whom, false, types_of_assignments},
      {Method::get, "announcements", for_whom, false, announcements},
      {Method::get, "attachments/{id}", for_whom, token_in_query, not_there},
      {Method::get, "users/photo", for_whom, token_in_query, no_photo},
      {Method::post, "mail/registry", for_whom, false, mail_registry},
      {Method::get, "mail/messages/unread", for_whom, false, mail_unread},
      {Method::get, "mail/messages/{id}/read", for_whom, false, mail_message},
      {Method::get, "mail/recipients", for_whom, false, nothing_listed},
      {Method::get, "reports", for_whom, false, nothing_listed},
      {Method::get, "reports/{word}", for_whom, false, report_form},
      {Method::post, "v2/reports/{word}/initfilters", for_whom, false, report_filters},
      {Method::post, "mail/messages/send", for_whom, false, read_only},
      {Method::post, "attachments", for_whom, false, read_only},
      {Method::post, "assignments/{id}/answers", for_whom, false, read_only},
  };
  return all;
}

bool fits(std::string_view pattern, std::string_view path, std::int64_t& id) {
  const auto wanted = split(pattern, '/');
  const auto given = split(path, '/');
  if (wanted.size() != given.size()) return false;
  for (std::size_t at = 0; at < wanted.size(); ++at) {
    if (wanted[at] == "{word}") continue;
    if (wanted[at] == "{id}") {
      const auto number = whole_number(given[at]);
      if (!number) return false;
      id = *number;
    } else if (wanted[at] != given[at]) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<FoundEndpoint> find_endpoint(Method method, std::string_view path) {
  for (const Endpoint& endpoint : endpoints()) {
    FoundEndpoint found{&endpoint, 0};
    if (endpoint.method == method && fits(endpoint.path, path, found.id)) return found;
  }
  return std::nullopt;
}

}  // namespace vestnik::netschool
