#pragma once
/// Keys bounces.*: README.md has them all.
#include <optional>
#include <string>

#include "net/imap_session.h"
#include "ports/settings.h"

namespace vestnik::bounces {

struct BounceSettings {
  std::optional<net::ImapServer> server;  ///< none: nothing is read, closed addresses are told all the same
  std::string mailbox = "INBOX";
  std::string gateway = "email_smtp";  ///< whose mails come back
  std::string domain;                  ///< right-hand side of their Message-IDs
  std::chrono::seconds every{60};
};

/// Problems "bounces.setting_bad" {key}, "bounces.password_needs_tls" {key} and those of Settings.
[[nodiscard]] Result<BounceSettings> read_settings(const Settings& settings);

}  // namespace vestnik::bounces
