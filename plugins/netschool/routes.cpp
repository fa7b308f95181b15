#include "plugins/netschool/routes.h"

#include "base/text.h"
#include "plugins/netschool/endpoints.h"
#include "plugins/netschool/pages.h"

namespace vestnik::netschool {
namespace {

constexpr std::string_view base_path = "/webapi/";
constexpr std::size_t longest_form = std::size_t{64} << 10U;

Call call_of(Host& host, const Request& request) {
  Call call{.host = host, .request = request, .fields = {}, .at = {}, .actor = std::nullopt, .id = 0};
  call.fields.add_query(request.query);
  call.fields.add_form(request.body);
  call.at = request.header("at").value_or("");
  return call;
}

void find_person(Call& call, const Endpoint& endpoint) {
  if (call.at.empty() && endpoint.token_in_query) call.at = call.fields.text("at");
  // Signing out is asked for in the form by some.
  if (call.at.empty() && call.request.method == Method::post && endpoint.open) call.at = call.fields.text("at");
  call.actor = call.host.app_passwords().who(call.at);
  if (call.actor) call.actor->address = call.request.peer;
}

/// A page of the old kind that clients touch before they ask for a photo.
Response touched(const Request&) { return {}; }

Route foreign_route(Method method, const char* pattern, Work work, const char* summary) {
  Route route;
  route.method = method;
  route.pattern = pattern;
  route.signed_in = false;
  route.work = work;
  route.body_limit = method == Method::post ? longest_form : 0;
  route.headers = {"at", "cookie"};
  route.foreign = true;
  route.doc = {summary, {}, "", "", {200, 301, 400, 401, 403, 409}};
  return route;
}

}  // namespace

Response nothing_listed(const Call&) { return json_page("[]"); }
Response not_there(const Call& call) { return refusal(call, 404, Problem{"access.not_found"}); }
Response read_only(const Call& call) { return refusal(call, 403, Problem{"netschool.read_only"}); }

/// What clients take for "has no photo".
Response no_photo(const Call&) {
  Response response;
  response.status = 301;
  response.headers.emplace_back("Location", "/webapi/users/photo/none");
  return response;
}

Response NetSchoolRoutes::serve(const Request& request) {
  Call call = call_of(host_, request);
  const auto found = find_endpoint(request.method, to_lower(request.path.substr(base_path.size())));
  if (!found) return not_there(call);
  call.id = found->id;
  find_person(call, *found->endpoint);
  if (!found->endpoint->open && !call.actor) return refusal(call, 401, Problem{"http.unauthorized"});
  return found->endpoint->with_salts != nullptr ? found->endpoint->with_salts(call, salts_)
                                                : found->endpoint->page(call);
}

void NetSchoolRoutes::contribute() {
  const auto add = [&](Method method, const char* pattern, Work work) {
    Route route = foreign_route(method, pattern, work, "What clients of NetSchool read, with an app password");
    route.handle = [this](const Request& request) { return serve(request); };
    host_.add_route(std::move(route));
  };
  for (const char* pattern : {"/webapi/{path*}", "/WebApi/{path*}"}) {
    add(Method::get, pattern, Work::read);
    add(Method::post, pattern, Work::write);
  }
  // What is written by a GET: a session ends, a letter was read.
  add(Method::get, "/webapi/auth/logout", Work::write);
  add(Method::get, "/webapi/mail/messages/{id}/read", Work::write);
  Route page = foreign_route(Method::post, "/asp/MySettings/MySettings.asp", Work::write, "Touched before a photo");
  page.handle = touched;
  host_.add_route(std::move(page));
}

}  // namespace vestnik::netschool
