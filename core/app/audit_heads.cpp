#include "app/audit_heads.h"

#include "access/key_file.h"

namespace vestnik {

std::filesystem::path heads_file(const Settings& settings, const std::filesystem::path& data) {
  return settings.text("audit.heads", (data / "audit-heads").string());
}

std::filesystem::path keys_file(const Settings& settings, const std::filesystem::path& data) {
  return settings.text("keys.file", (data / "keys").string());
}

Result<SigningKey> heads_key(const Settings& settings, const std::filesystem::path& data, Random& random) {
  const auto keys = KeyFile::open(keys_file(settings, data), random);
  if (!keys) return keys.problem();
  return SigningKey{keys->key("audit-heads")};
}

Result<std::unique_ptr<HeadSigner>> head_signer(Database& database, const Settings& settings,
                                                const std::filesystem::path& data, Random& random) {
  HeadPace pace;
  const auto every = settings.number("audit.heads_every_s", pace.every.count());
  if (!every) return every.problem();
  const auto links = settings.number("audit.heads_every_links", pace.links);
  if (!links) return links.problem();
  const auto key = heads_key(settings, data, random);
  if (!key) return key.problem();
  pace = {std::chrono::seconds{*every}, *links};
  return std::make_unique<HeadSigner>(database, *key, heads_file(settings, data), pace);
}

}  // namespace vestnik
