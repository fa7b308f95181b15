#include "base/ed25519.h"

#include <sodium.h>

#include <stdexcept>

namespace vestnik {
namespace {

static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_SEEDBYTES == 32);

const unsigned char* octets(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

template <std::size_t size>
std::string hex_of(const std::array<unsigned char, size>& bytes) {
  std::string hex(size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes.data(), size);
  hex.pop_back();
  return hex;
}

template <std::size_t size>
std::optional<std::array<unsigned char, size>> bytes_of(std::string_view hex) {
  std::array<unsigned char, size> bytes{};
  std::size_t length = 0;
  if (hex.size() != size * 2 ||
      sodium_hex2bin(bytes.data(), size, hex.data(), hex.size(), nullptr, &length, nullptr) != 0 || length != size) {
    return std::nullopt;
  }
  return bytes;
}

}  // namespace

SigningKey::SigningKey(const std::array<unsigned char, 32>& secret) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  crypto_sign_seed_keypair(public_.data(), secret_.data(), secret.data());
}

std::string SigningKey::sign(std::string_view text) const {
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  crypto_sign_detached(signature.data(), nullptr, octets(text), text.size(), secret_.data());
  return hex_of(signature);
}

bool is_signed_by(const PublicKey& key, std::string_view text, std::string_view signature) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  const auto bytes = bytes_of<crypto_sign_BYTES>(signature);
  return bytes && crypto_sign_verify_detached(bytes->data(), octets(text), text.size(), key.data()) == 0;
}

std::string to_hex(const PublicKey& key) { return hex_of(key); }

std::optional<PublicKey> public_key_from_hex(std::string_view hex) { return bytes_of<crypto_sign_PUBLICKEYBYTES>(hex); }

}  // namespace vestnik
