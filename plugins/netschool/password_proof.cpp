#include "plugins/netschool/password_proof.h"

#include <Poco/MD5Engine.h>

#include "base/digest.h"
#include "base/text.h"

namespace vestnik::netschool {
namespace {

std::string md5_hex(std::string_view text) {
  Poco::MD5Engine engine;
  engine.update(text.data(), text.size());
  return Poco::DigestEngine::digestToHex(engine.digest());
}

}  // namespace

std::string proof_of(std::string_view salt, std::string_view secret) {
  return md5_hex(std::string{salt} + md5_hex(secret));
}

bool is_proof(std::string_view given, std::string_view salt, std::string_view secret) {
  const std::string expected = proof_of(salt, secret);
  return given.size() == expected.size() && same_digest(to_lower(given), expected);
}

}  // namespace vestnik::netschool
