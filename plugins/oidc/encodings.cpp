#include "plugins/oidc/encodings.h"

#include <Poco/Base64Decoder.h>
#include <Poco/Base64Encoder.h>
#include <Poco/SHA2Engine.h>

#include <algorithm>
#include <sstream>

namespace vestnik::oidc {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string encoded(std::string_view bytes, int options) {
  std::ostringstream out;
  Poco::Base64Encoder encoder{out, options};
  encoder.rdbuf()->setLineLength(0);
  encoder.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  encoder.close();
  return out.str();
}

}  // namespace

std::string to_base64url(std::string_view bytes) {
  return encoded(bytes, Poco::BASE64_URL_ENCODING | Poco::BASE64_NO_PADDING);
}

std::string to_base64(std::string_view bytes) { return encoded(bytes, 0); }

std::optional<std::string> from_base64url(std::string_view text) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
  if (!plain || text.size() % 4 == 1) return std::nullopt;
  std::istringstream in{std::string{text}};
  Poco::Base64Decoder decoder{in, Poco::BASE64_URL_ENCODING | Poco::BASE64_NO_PADDING};
  std::ostringstream out;
  char byte = 0;
  while (decoder.get(byte)) out.put(byte);
  return out.str();
}

std::string pkce_challenge(std::string_view verifier) {
  Poco::SHA2Engine engine{Poco::SHA2Engine::SHA_256};
  engine.update(verifier.data(), verifier.size());
  const auto& digest = engine.digest();
  return to_base64url({reinterpret_cast<const char*>(digest.data()), digest.size()});
}

}  // namespace vestnik::oidc
