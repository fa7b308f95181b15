#pragma once
/// Where the signed heads of the audit lie, and with which key they are signed: `audit.heads`, `keys.file`,
/// `audit.heads_every_s`, `audit.heads_every_links` of the settings.
#include <filesystem>
#include <memory>

#include "base/ed25519.h"
#include "base/random.h"
#include "base/result.h"
#include "journal/head_signer.h"
#include "ports/settings.h"

namespace vestnik {

/// "audit.heads", or <data>/audit-heads.
[[nodiscard]] std::filesystem::path heads_file(const Settings& settings, const std::filesystem::path& data);
/// "keys.file", or <data>/keys.
[[nodiscard]] std::filesystem::path keys_file(const Settings& settings, const std::filesystem::path& data);
/// From the file of keys, which is made where there is none. Problems of KeyFile::open.
[[nodiscard]] Result<SigningKey> heads_key(const Settings& settings, const std::filesystem::path& data, Random& random);
/// Problems of heads_key and of settings that are no numbers.
[[nodiscard]] Result<std::unique_ptr<HeadSigner>> head_signer(Database& database, const Settings& settings,
                                                              const std::filesystem::path& data, Random& random);

}  // namespace vestnik
