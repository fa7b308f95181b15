#include "access/key_file.h"

#include <sodium.h>
#include <sys/stat.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include "base/durable_file.h"

namespace vestnik {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view key_file_head = "vestnik-keys-1\n";
using MasterKey = std::array<unsigned char, crypto_kdf_KEYBYTES>;

static_assert(crypto_kdf_KEYBYTES == 32);

/// The file appears whole or not at all, and never replaces one that another process has just made.
void make_key_file(const fs::path& path, Random& random) {
  const fs::path folder = path.parent_path();
  make_durable_folder(folder);
  fs::path whole = path;
  whole += '.' + random.hex(8);
  fs::path half = whole;
  half += ".part";
  write_file(half, whole, std::string{key_file_head} + random.hex(sizeof(MasterKey)) + '\n');
  std::error_code failed;
  fs::create_hard_link(whole, path, failed);
  fs::remove(whole);
  if (failed && failed != std::errc::file_exists) throw std::system_error{failed, "link"};
  if (!folder.empty()) sync_folder(folder);
}

bool others_may_read(const fs::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) throw std::system_error{errno, std::generic_category(), "stat"};
  return (status.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

std::string text_of_key_file(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

Result<KeyFile> KeyFile::open(const fs::path& path, Random& random) {
  if (!fs::exists(path)) make_key_file(path, random);
  const std::string name = path.filename().string();
  if (others_may_read(path)) return Problem{"access.key_file_open", {{"file", name}}};
  const std::string text = text_of_key_file(path);
  MasterKey master{};
  std::size_t length = 0;
  const char* end = nullptr;
  const bool read = text.starts_with(key_file_head) && sodium_init() >= 0 &&
                    sodium_hex2bin(master.data(), master.size(), text.data() + key_file_head.size(),
                                   text.size() - key_file_head.size(), "\n", &length, &end) == 0;
  if (!read || length != master.size() || end != text.data() + text.size()) {
    return Problem{"access.key_file_broken", {{"file", name}}};
  }
  return KeyFile{master};
}

std::array<unsigned char, 32> KeyFile::key(std::string_view purpose) const {
  // crypto_kdf names a subkey by a number and eight letters; both come from the purpose's digest.
  std::array<unsigned char, sizeof(std::uint64_t) + crypto_kdf_CONTEXTBYTES> name{};
  crypto_generichash(name.data(), name.size(), reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size(),
                     nullptr, 0);
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < sizeof number; ++at) number = number << 8U | name[at];
  std::array<char, crypto_kdf_CONTEXTBYTES> context{};
  std::memcpy(context.data(), name.data() + sizeof number, context.size());
  std::array<unsigned char, 32> key{};
  crypto_kdf_derive_from_key(key.data(), key.size(), number, context.data(), master_.data());
  return key;
}

}  // namespace vestnik
