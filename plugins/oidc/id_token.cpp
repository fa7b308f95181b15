#include "plugins/oidc/id_token.h"

#include <Poco/Crypto/ECKey.h>
#include <Poco/Crypto/RSAKey.h>
#include <Poco/JWT/Signer.h>

#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "plugins/oidc/encodings.h"

namespace vestnik::oidc {
namespace {

constexpr std::chrono::seconds forgiven{60};
constexpr std::size_t longest_token = 16384;
constexpr std::size_t longest_subject = 255;

Problem bad_token(const char* why) { return Problem{"oidc.bad_token", {{"why", why}}}; }

Result<JsonValue> part_of(std::string_view token, std::size_t which) {
  const auto parts = split(token, '.');
  const auto text = parts.size() == 3 ? from_base64url(parts[which]) : std::nullopt;
  if (!text) return bad_token("form");
  auto json = JsonValue::parse(*text);
  if (!json || json->object() == nullptr) return bad_token("form");
  return json;
}

std::string claim(const JsonValue& claims, std::string_view name) {
  const JsonValue* value = claims.find(name);
  return value == nullptr || value->text() == nullptr ? std::string{} : *value->text();
}

std::optional<Instant> moment(const JsonValue& claims, std::string_view name) {
  const JsonValue* value = claims.find(name);
  if (value == nullptr || value->integer() == nullptr) return std::nullopt;
  constexpr std::int64_t latest = 253402300799;  // the end of the year 9999
  if (*value->integer() < 0 || *value->integer() > latest) return std::nullopt;
  return from_microseconds(*value->integer() * 1'000'000);
}

std::optional<KeyKind> kind_for(const std::string& algorithm) {
  if (algorithm == "RS256") return KeyKind::rsa;
  if (algorithm == "ES256") return KeyKind::p256;
  return std::nullopt;
}

/// By its name; a token without one may be signed by the only key of the kind.
const PublicKey* key_for(const JsonValue& header, KeyKind kind, const std::vector<PublicKey>& keys) {
  const std::string id = claim(header, "kid");
  const PublicKey* found = nullptr;
  for (const PublicKey& key : keys) {
    if (key.kind != kind || (!id.empty() && key.id != id)) continue;
    if (found != nullptr) return nullptr;
    found = &key;
  }
  return found;
}

bool is_signed_by(const PublicKey& key, std::string_view token) {
  try {
    std::istringstream pem{key.pem};
    Poco::JWT::Signer signer;
    if (key.kind == KeyKind::rsa) {
      signer.setRSAKey(new Poco::Crypto::RSAKey(&pem)).setAlgorithms({Poco::JWT::Signer::ALGO_RS256});
    } else {
      signer.setECKey(new Poco::Crypto::ECKey(&pem)).setAlgorithms({Poco::JWT::Signer::ALGO_ES256});
    }
    Poco::JWT::Token verified;
    return signer.tryVerify(std::string{token}, verified);
  } catch (const Poco::Exception&) {
    return false;
  }
}

bool is_for(const JsonValue& claims, const std::string& client) {
  const JsonValue* audience = claims.find("aud");
  if (audience == nullptr) return false;
  const std::string party = claim(claims, "azp");
  if (claims.find("azp") != nullptr && party != client) return false;
  if (audience->text() != nullptr) return *audience->text() == client;
  if (audience->array() == nullptr) return false;
  const bool named = std::ranges::any_of(
      *audience->array(), [&](const JsonValue& one) { return one.text() != nullptr && *one.text() == client; });
  return named && (audience->array()->size() == 1 || party == client);
}

Result<std::string> check_claims(const JsonValue& claims, const TokenTerms& terms) {
  if (claim(claims, "iss") != terms.issuer) return bad_token("iss");
  if (!is_for(claims, terms.client_id)) return bad_token("aud");
  const auto expires = moment(claims, "exp");
  const auto issued = moment(claims, "iat");
  if (!expires || terms.now >= *expires + forgiven) return bad_token("exp");
  if (!issued || *issued > terms.now + forgiven) return bad_token("iat");
  if (claims.find("nbf") != nullptr) {
    const auto begins = moment(claims, "nbf");
    if (!begins || *begins > terms.now + forgiven) return bad_token("nbf");
  }
  if (terms.nonce.empty() || claim(claims, "nonce") != terms.nonce) return bad_token("nonce");
  std::string subject = claim(claims, "sub");
  if (subject.empty() || subject.size() > longest_subject) return bad_token("sub");
  return subject;
}

}  // namespace

bool has_unknown_key(std::string_view token, const std::vector<PublicKey>& keys) {
  const auto header = part_of(token, 0);
  if (!header) return false;
  const std::string id = claim(*header, "kid");
  return std::ranges::none_of(keys, [&](const PublicKey& key) { return id.empty() || key.id == id; });
}

Result<std::string> check_id_token(std::string_view token, const std::vector<PublicKey>& keys,
                                   const TokenTerms& terms) {
  if (token.size() > longest_token) return bad_token("form");
  const auto header = part_of(token, 0);
  const auto claims = part_of(token, 1);
  if (!header || !claims) return bad_token("form");
  if (header->find("crit") != nullptr) return bad_token("crit");
  const auto kind = kind_for(claim(*header, "alg"));
  if (!kind) return bad_token("alg");
  const PublicKey* key = key_for(*header, *kind, keys);
  if (key == nullptr) return bad_token("kid");
  if (!is_signed_by(*key, token)) return bad_token("signature");
  return check_claims(*claims, terms);
}

}  // namespace vestnik::oidc
