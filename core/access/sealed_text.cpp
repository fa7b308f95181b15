#include "access/sealed_text.h"

#include <sodium.h>

#include <new>
#include <span>
#include <vector>

namespace vestnik {
namespace {

constexpr std::size_t sealed_nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t sealed_tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* sodium_bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex_of_sealed(const std::vector<unsigned char>& bytes) {
  std::string text(bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

std::optional<std::vector<unsigned char>> sealed_of_hex(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::vector<unsigned char> bytes(text.size() / 2);
  std::size_t length = 0;
  const char* end = nullptr;
  const int read = sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end);
  if (read != 0 || length != bytes.size() || end != text.data() + text.size()) return std::nullopt;
  return bytes;
}

void need_sealing() {
  if (sodium_init() < 0) throw std::bad_alloc{};
}

}  // namespace

std::string SealedText::seal(std::string_view secret, std::string_view place, Random& random) const {
  need_sealing();
  std::vector<unsigned char> sealed(sealed_nonce_bytes + secret.size() + sealed_tag_bytes);
  random.fill(std::as_writable_bytes(std::span{sealed}.first(sealed_nonce_bytes)));
  crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + sealed_nonce_bytes, nullptr, sodium_bytes_of(secret),
                                             secret.size(), sodium_bytes_of(place), place.size(), nullptr,
                                             sealed.data(), key_.data());
  return hex_of_sealed(sealed);
}

std::optional<std::string> SealedText::open(std::string_view sealed, std::string_view place) const {
  need_sealing();
  const auto bytes = sealed_of_hex(sealed);
  if (!bytes || bytes->size() < sealed_nonce_bytes + sealed_tag_bytes) return std::nullopt;
  std::string secret(bytes->size() - sealed_nonce_bytes - sealed_tag_bytes, '\0');
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(secret.data()), nullptr, nullptr, bytes->data() + sealed_nonce_bytes,
      bytes->size() - sealed_nonce_bytes, sodium_bytes_of(place), place.size(), bytes->data(), key_.data());
  if (opened != 0) return std::nullopt;
  return secret;
}

}  // namespace vestnik
