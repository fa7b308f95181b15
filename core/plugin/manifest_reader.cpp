#include "plugin/manifest_reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

#include "plugin/elf_file.h"

namespace vestnik {
namespace {

constexpr std::string_view note_section = ".note.vestnik";

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool only_we_may_change(const struct stat& status) {
  const bool trusted_owner = status.st_uid == 0 || status.st_uid == ::geteuid();
  return trusted_owner && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

template <std::size_t size>
bool ends_inside(const char (&field)[size]) {
  return ::strnlen(field, size) < size;
}

/// Every text of the manifest ends inside its field, so that it may be read as one.
bool is_whole(const PluginManifest& manifest) {
  return manifest.size == sizeof manifest && ends_inside(manifest.fingerprint) && ends_inside(manifest.name) &&
         ends_inside(manifest.version) && ends_inside(manifest.requires_plugins) && is_plugin_name(manifest.name);
}

Result<PluginManifest> manifest_of(const ElfFile& elf, const std::string& name) {
  const auto note = elf.section(note_section, sizeof(PluginManifest));
  PluginManifest manifest{};
  constexpr std::size_t until_size = offsetof(PluginManifest, size);
  if (!note || note->size() < until_size) return Problem{"plugin.not_a_plugin", {{"file", name}}};
  std::memcpy(&manifest, note->data(), note->size());
  if (std::memcmp(manifest.magic, "VESTNIK", sizeof manifest.magic) != 0) {
    return Problem{"plugin.not_a_plugin", {{"file", name}}};
  }
  // Asked before anything else: the rest of a foreign manifest may have another shape.
  if (manifest.abi != plugin_abi) {
    return Problem{"plugin.foreign_abi",
                   {{"file", name}, {"expected", std::to_string(plugin_abi)}, {"found", std::to_string(manifest.abi)}}};
  }
  if (note->size() < sizeof manifest || !is_whole(manifest)) {
    return Problem{"plugin.not_a_plugin", {{"file", name}}};
  }
  return manifest;
}

}  // namespace

bool is_plugin_name(std::string_view word) {
  constexpr std::size_t limit = sizeof(PluginManifest::name);
  return !word.empty() && word.size() < limit && std::all_of(word.begin(), word.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  });
}

Result<PluginManifest> read_manifest(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  // Not blocking: a named pipe under a plugin's name must not hold up the start.
  const Descriptor descriptor{::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)};
  if (descriptor.number() < 0) {
    return Problem{errno == ELOOP ? "plugin.unsafe_owner" : "plugin.no_file", {{"file", name}}};
  }
  struct stat status {};
  if (::fstat(descriptor.number(), &status) != 0) return Problem{"plugin.no_file", {{"file", name}}};
  if (!S_ISREG(status.st_mode)) return Problem{"plugin.not_a_plugin", {{"file", name}}};
  if (!only_we_may_change(status)) return Problem{"plugin.unsafe_owner", {{"file", name}}};

  const auto elf = ElfFile::open(descriptor.number(), static_cast<std::uint64_t>(status.st_size));
  if (!elf) return Problem{"plugin.not_a_plugin", {{"file", name}}};
  auto manifest = manifest_of(*elf, name);
  if (!manifest) return manifest;
  if (std::string_view{manifest->fingerprint} != VESTNIK_FINGERPRINT) {
    return Problem{"plugin.other_build", {{"file", name}}};
  }
  if (file.stem() != manifest->name) {
    return Problem{"plugin.other_name", {{"file", name}, {"name", manifest->name}}};
  }
  if (!elf->binds_now()) return Problem{"plugin.lazy_binding", {{"file", name}}};
  return manifest;
}

}  // namespace vestnik
