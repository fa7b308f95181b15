#include "plugins/oidc/provider.h"

#include "net/http_client.h"
#include "plugins/oidc/encodings.h"

namespace vestnik::oidc {
namespace {

using namespace std::chrono_literals;

constexpr auto metadata_lasts = 1h;
constexpr auto keys_not_asked_within = 30s;
constexpr auto keys_last = 1h;
constexpr std::size_t largest_answer = std::size_t{256} << 10U;

Problem away() { return Problem{"oidc.provider_away"}; }

/// Encoded as a form's value before it becomes half of a Basic password (RFC 6749, 2.3.1).
std::string form_value(const std::string& text) { return net::form_encoded({{"v", text}}).substr(2); }

std::string text_member(const JsonValue& object, std::string_view name) {
  const JsonValue* value = object.find(name);
  return value == nullptr || value->text() == nullptr ? std::string{} : *value->text();
}

}  // namespace

Result<JsonValue> Provider::ask(const std::string& method, const std::string& url, const std::string& body) const {
  net::HttpOptions options;
  options.timeout = 10s;
  options.largest_answer = largest_answer;
  options.ca_file = terms_.ca_file;
  net::HttpClient client{options};
  net::HttpRequest request;
  request.method = method;
  request.url = url;
  request.body = body;
  request.headers.emplace_back("Accept", "application/json");
  if (!body.empty()) {
    request.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    if (!terms_.client_secret.empty()) {
      request.headers.emplace_back(
          "Authorization", "Basic " + to_base64(form_value(terms_.client_id) + ':' + form_value(terms_.client_secret)));
    }
  }
  const auto answer = client.send({&request, 1}, std::chrono::steady_clock::now() + options.timeout).front();
  if (answer.status != 200) return away();
  auto json = JsonValue::parse(answer.body);
  if (!json) return away();
  return json;
}

Result<Provider::Metadata> Provider::metadata() {
  const Instant now = clock_.now();
  auto known = known_.with([](const Known& held) { return held.metadata; });
  if (known && now < known->read_at + metadata_lasts) return *known;
  const std::string base =
      terms_.issuer.ends_with('/') ? terms_.issuer.substr(0, terms_.issuer.size() - 1) : terms_.issuer;
  const auto json = ask("GET", base + "/.well-known/openid-configuration", {});
  if (!json) return json.problem();
  Metadata read{text_member(*json, "authorization_endpoint"), text_member(*json, "token_endpoint"),
                text_member(*json, "jwks_uri"), now};
  // Whoever answers for another issuer is another one.
  const bool usable = text_member(*json, "issuer") == terms_.issuer && !read.authorization_endpoint.empty() &&
                      !read.token_endpoint.empty() && !read.jwks_uri.empty();
  if (!usable) return away();
  known_.with([&](Known& held) { held.metadata = read; });
  return read;
}

Result<std::string> Provider::authorization_endpoint() {
  auto read = metadata();
  if (!read) return std::move(read).problem();
  return read->authorization_endpoint;
}

Result<std::string> Provider::exchange(const std::string& code, const std::string& verifier) {
  const auto read = metadata();
  if (!read) return read.problem();
  std::vector<std::pair<std::string, std::string>> fields{{"grant_type", "authorization_code"},
                                                          {"code", code},
                                                          {"redirect_uri", terms_.redirect_uri},
                                                          {"code_verifier", verifier}};
  if (terms_.client_secret.empty()) fields.emplace_back("client_id", terms_.client_id);
  const auto json = ask("POST", read->token_endpoint, net::form_encoded(fields));
  if (!json) return json.problem();
  std::string token = text_member(*json, "id_token");
  if (token.empty()) return away();
  return token;
}

Result<std::vector<PublicKey>> Provider::keys(bool anew) {
  const Instant now = clock_.now();
  const auto known = known_.with([](const Known& held) { return std::pair{held.keys, held.keys_read_at}; });
  const auto wait = anew ? std::chrono::seconds{keys_not_asked_within} : std::chrono::seconds{keys_last};
  if (known.first && now < known.second + wait) return *known.first;
  const auto read = metadata();
  if (!read) return read.problem();
  const auto json = ask("GET", read->jwks_uri, {});
  if (!json) return json.problem();
  const JsonValue* list = json->find("keys");
  if (list == nullptr || list->array() == nullptr) return away();
  std::vector<PublicKey> keys;
  for (const JsonValue& one : *list->array()) {
    if (auto key = read_web_key(one)) keys.push_back(*std::move(key));
  }
  known_.with([&](Known& held) {
    held.keys = keys;
    held.keys_read_at = now;
  });
  return keys;
}

}  // namespace vestnik::oidc
