#include "base/digest.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace vestnik {
namespace {

constexpr std::size_t digest_size = 32;

std::string blake2b(std::string_view data, std::string_view key) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
  std::array<unsigned char, digest_size> out{};
  const auto* key_bytes = key.empty() ? nullptr : reinterpret_cast<const unsigned char*>(key.data());
  if (crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(data.data()), data.size(),
                         key_bytes, key.size()) != 0) {
    throw std::invalid_argument("a digest key has 16 to 64 bytes");
  }
  std::string hex(digest_size * 2 + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), out.data(), out.size());
  hex.pop_back();
  return hex;
}

}  // namespace

std::string digest(std::string_view data) { return blake2b(data, {}); }

std::string keyed_digest(std::string_view key, std::string_view data) { return blake2b(data, key); }

bool same_digest(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace vestnik
