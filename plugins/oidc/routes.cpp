#include "plugins/oidc/routes.h"

#include "answers/answers.h"
#include "answers/request_reading.h"
#include "base/digest.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "net/http_client.h"
#include "plugins/oidc/encodings.h"
#include "plugins/oidc/id_token.h"

namespace vestnik::oidc {
namespace {

constexpr std::size_t link_body = 4096;
constexpr std::size_t longest_institution = 64;
constexpr std::string_view browser_cookie = "__Host-vestnik_oidc";
constexpr const char* session_schema =
    R"({"type":"object","required":["token","expires_at"],"properties":{"token":{"type":"string"},"expires_at":{"type":"string","format":"date-time"}}})";

std::string cookie_value(std::string_view header) {
  for (const std::string_view part : split(header, ';')) {
    const std::string_view cookie = trimmed(part);
    const auto equals = cookie.find('=');
    if (equals != std::string_view::npos && cookie.substr(0, equals) == browser_cookie)
      return std::string{cookie.substr(equals + 1)};
  }
  return {};
}

Response session_answer(const OutsideSession& session, int status) {
  std::string body;
  JsonWriter{body}
      .begin_object()
      .member("token", session.token)
      .member("expires_at", to_iso(session.expires_at))
      .end_object();
  return json_answer(std::move(body), status);
}

/// The address holds a code: it must go nowhere else.
Response without_referrer(Response response) {
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  return response;
}

OutsideOrigin origin_of_browser(const Request& request) { return {request.peer, request.user_agent}; }

std::string argument_of(const Request& request, std::string_view name) {
  return std::string{request.argument(name).value_or("")};
}

}  // namespace

Response OidcRoutes::refuse(const Problem& problem) const { return problem_answer(problem, host_.messages()); }

Response OidcRoutes::begin(const Request& request) {
  const std::string institution = argument_of(request, "institution");
  if (institution.empty() || institution.size() > longest_institution) return refuse(Problem{"oidc.no_institution"});
  const auto endpoint = provider_.authorization_endpoint();
  if (!endpoint) return refuse(endpoint.problem());
  const std::string state = host_.random().hex(32);
  const BegunSignIn begun{institution, host_.random().hex(32), host_.random().hex(32), host_.random().hex(32)};
  begun_.keep(state, begun, request.received_at);
  Response response;
  response.status = 302;
  const std::string query = net::form_encoded({{"response_type", "code"},
                                               {"scope", "openid"},
                                               {"client_id", provider_.terms().client_id},
                                               {"redirect_uri", provider_.terms().redirect_uri},
                                               {"state", state},
                                               {"nonce", begun.nonce},
                                               {"code_challenge_method", "S256"},
                                               {"code_challenge", pkce_challenge(begun.verifier)}});
  response.headers.emplace_back("Location", *endpoint + (endpoint->find('?') == std::string::npos ? '?' : '&') + query);
  response.headers.emplace_back("Set-Cookie", std::string{browser_cookie} + '=' + begun.browser +
                                                  "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=600");
  return without_referrer(std::move(response));
}

Result<std::string> OidcRoutes::subject_of(const Request& request, const BegunSignIn& begun) {
  const auto token = provider_.exchange(argument_of(request, "code"), begun.verifier);
  if (!token) return token.problem();
  auto keys = provider_.keys(false);
  // A provider changes its keys: the token may be signed by one of today.
  if (keys && has_unknown_key(*token, *keys)) keys = provider_.keys(true);
  if (!keys) return keys.problem();
  return check_id_token(*token, *keys,
                        {provider_.terms().issuer, provider_.terms().client_id, begun.nonce, host_.clock().now()});
}

Response OidcRoutes::come_back(const Request& request) {
  const auto begun = begun_.take(argument_of(request, "state"), request.received_at);
  // Another browser's sign-in must not end in this one (RFC 9700, 4.7), nor another provider's answer here (4.4).
  const std::string browser = cookie_value(request.header("cookie").value_or(""));
  const bool same_browser = begun && browser.size() == begun->browser.size() && same_digest(browser, begun->browser);
  const auto issuer = request.argument("iss");
  if (!same_browser || (issuer && *issuer != provider_.terms().issuer)) return refuse(Problem{"oidc.not_begun_here"});
  if (request.argument("error") || argument_of(request, "code").empty()) return refuse(Problem{"oidc.refused"});
  auto subject = subject_of(request, *begun);
  if (!subject) return refuse(subject.problem());
  const OutsideIdentity identity{provider_.terms().issuer, *std::move(subject)};
  const auto session = host_.outside_identities().sign_in(begun->institution, identity, origin_of_browser(request));
  if (session) return without_referrer(session_answer(*session, 200));
  Response response = refuse(session.problem());
  if (session.problem().code != "identities.not_linked") return response;
  const std::string ticket = host_.random().hex(32);
  vouched_for_.keep(ticket, identity, request.received_at);
  response.body.pop_back();  // the closing brace: the ticket is a member of the document (RFC 9457, 3.2)
  response.body += ",\"ticket\":" + json_quoted(ticket) + '}';
  return without_referrer(std::move(response));
}

Response OidcRoutes::link(const Request& request) {
  std::string ticket;
  CodeOfPerson code;
  const auto read = read_request_body(request, [&](ObjectReader& body) {
    ticket = body.text("ticket", 64);
    code.institution = body.text("institution", longest_institution);
    code.login = body.text("login", 128);
    code.activation_code = body.text("activation_code", 64);
  });
  if (!read) return refuse(read.problem());
  const auto identity = vouched_for_.take(ticket, request.received_at);
  if (!identity) return refuse(Problem{"oidc.not_begun_here"});
  const auto session = host_.outside_identities().link(code, *identity, origin_of_browser(request));
  if (session) return session_answer(*session, 201);
  // A mistyped code may be typed again.
  if (session.problem().code == "access.wrong_credentials") vouched_for_.keep(ticket, *identity, request.received_at);
  return refuse(session.problem());
}

void OidcRoutes::contribute() {
  const auto add = [&](Method method, const char* pattern, std::size_t body,
                       Response (OidcRoutes::*handle)(const Request&), RouteDoc doc) {
    Route route;
    route.method = method;
    route.pattern = pattern;
    route.signed_in = false;
    route.work = Work::slow;
    route.body_limit = body;
    route.headers = {"cookie"};
    route.handle = [this, handle](const Request& request) { return (this->*handle)(request); };
    route.doc = std::move(doc);
    host_.add_route(std::move(route));
  };
  const char* text = R"({"type":"string"})";
  add(Method::get, "/oidc/login", 0, &OidcRoutes::begin,
      {"Begin to sign in at the provider", {{"institution", text}}, "", "", {302, 422, 502}});
  add(Method::get, "/oidc/callback", 0, &OidcRoutes::come_back,
      {"Back from the provider: a session, or a ticket for the first time",
       {{"code", text}, {"state", text}, {"iss", text}, {"error", text}},
       "",
       session_schema,
       {200, 400, 401, 403, 502}});
  add(Method::post, "/oidc/link", link_body, &OidcRoutes::link,
      {"The first time: the school's code links the person",
       {},
       R"({"type":"object","required":["ticket","institution","login","activation_code"],"additionalProperties":false,"properties":{"ticket":{"type":"string"},"institution":{"type":"string"},"login":{"type":"string"},"activation_code":{"type":"string"}}})",
       session_schema,
       {201, 400, 401, 409, 422, 429}});
}

}  // namespace vestnik::oidc
