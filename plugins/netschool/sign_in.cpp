#include "plugins/netschool/sign_in.h"

#include <algorithm>

#include "base/text.h"
#include "json/json_writer.h"
#include "plugins/netschool/pages.h"
#include "plugins/netschool/password_proof.h"
#include "plugins/netschool/people.h"

namespace vestnik::netschool {
namespace {

/// What clients are told a session lasts without a request; they keep asking within it.
constexpr int session_milliseconds = 3'600'000;
constexpr std::string_view browser_session = "NSSESSIONID";
constexpr std::string_view login_cookie = "ESRNSec";

std::string_view session_of(const Call& call) {
  return cookie_of(call.request.header("cookie").value_or(""), browser_session);
}

/// Every cookie with an attribute behind it and in a header of its own: clients cut at the first ";".
void set_cookie(Response& response, std::string_view name, std::string_view value) {
  response.headers.emplace_back("Set-Cookie", std::string{name} + '=' + std::string{value} + "; path=/; HttpOnly");
}

/// The session the client has, or a new one; what is not ours to give is not given back.
std::string kept_or_new_session(const Call& call) {
  const std::string_view held = session_of(call);
  const bool ours = held.size() == 32 &&
                    std::ranges::all_of(held, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
  return ours ? std::string{held} : call.host.random().hex(16);
}

/// `scid`, or the only school there is.
std::optional<InstitutionId> school_of(const Call& call) {
  if (const auto named = call.fields.number("scid")) return InstitutionId{*named};
  std::vector<InstitutionId> all;
  call.host.database().read(InstitutionId{}, [&](Transaction& transaction) {
    all = transaction.all("SELECT institution_id FROM v1_institution", {},
                          [](const Row& row) { return row.id<InstitutionId>(0); });
  });
  return all.size() == 1 ? std::optional{all.front()} : std::nullopt;
}

Result<AppSession> prove(const Call& call, Salts& salts) {
  const auto school = school_of(call);
  const auto salt = salts.take(call.fields.text("lt"), session_of(call), call.request.received_at);
  if (!school || !salt) return Problem{"access.wrong_credentials"};
  const std::string_view proof = call.fields.text("pw2");
  // An app password belongs to one login; spaces are what keyboards of telephones add.
  const std::string login{trimmed(call.fields.text("un"))};
  return call.host.app_passwords().open({*school, login, call.request.peer},
                                        [&](std::string_view secret) { return is_proof(proof, *salt, secret); });
}

void write_named(JsonWriter& json, std::string_view key, std::int64_t id, std::string_view name) {
  json.key(key).begin_object().member("id", id).member("name", name).end_object();
}

void write_role(JsonWriter& json, const Call& call, const Owner& owner) {
  const char* code = owner.is_parent    ? "netschool.role_parent"
                     : owner.is_student ? "netschool.role_student"
                                        : "netschool.role_staff";
  json.key("userRoles").begin_array().begin_object().member("userId", owner.id.value);
  json.member("schoolId", call.institution().value);
  write_named(json, "role", owner.is_parent ? 1 : 2, words(call.host, code).title);
  json.end_object().end_array();
}

void write_account(JsonWriter& json, const Call& call, const std::string& token) {
  const Owner owner = read_owner(call);
  json.key("accountInfo").begin_object().key("activeToken").null().key("secureActiveToken").null();
  write_named(json, "currentOrganization", call.institution().value, owner.school);
  write_named(json, "user", owner.id.value, owner.full_name());
  write_role(json, call, owner);
  json.key("organizations").begin_array().begin_object().member("id", call.institution().value);
  json.member("name", owner.school).end_object().end_array();
  json.member("loginTime", to_iso(call.request.received_at)).member("active", true).member("canLogin", true);
  json.member("storeTokens", true).member("accessToken", token).end_object();
}

}  // namespace

Response begin_sign_in(const Call& call) {
  Response response = logindata(call);
  set_cookie(response, browser_session, kept_or_new_session(call));
  return response;
}

Response give_salt(const Call& call, Salts& salts) {
  const std::string session = kept_or_new_session(call);
  const IssuedSalt issued = salts.issue(session, call.request.received_at);
  Response response;
  JsonWriter{response.body}
      .begin_object()
      .member("lt", issued.lt)
      .member("ver", issued.ver)
      .member("salt", issued.salt)
      .end_object();
  set_cookie(response, browser_session, session);
  return response;
}

Response sign_in(const Call& call, Salts& salts) {
  const auto session = prove(call, salts);
  if (!session) return refusal(call, 409, session.problem());
  Call own = call;
  own.actor = session->actor;
  Response response;
  JsonWriter json{response.body};
  json.begin_object().member("at", session->token).key("code").null().member("timeOut", session_milliseconds);
  json.member("accessToken", session->token).key("refreshToken").null().member("tokenType", "Bearer");
  json.member("entryPoint", "/angular/school/studentdiary/");
  json.key("requestData").begin_object().member("warnType", "1").end_object().key("errorMessage").null();
  write_account(json, own, session->token);
  json.end_object();
  // It proves nothing here: some clients only look whether it came.
  set_cookie(response, login_cookie, call.host.random().hex(16));
  return response;
}

Response sign_out(const Call& call) {
  if (call.actor) call.host.app_passwords().end(call.at);
  return json_page("{}");
}

Response is_expired(const Call& call) {
  return json_page(call.host.app_passwords().who(call.fields.text("token")) ? "false" : "true");
}

}  // namespace vestnik::netschool
