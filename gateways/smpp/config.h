#pragma once
/// Settings of the gateway: keys gateway.smpp.*, explained in README.md.
#include <chrono>
#include <string>

#include "incoming.h"
#include "net/tcp_stream.h"
#include "ports/settings.h"
#include "submit.h"

namespace vestnik::smpp {

struct Config {
  net::TcpTarget server;
  std::string system_id;
  std::string password;
  std::string system_type;
  Address sender;
  std::size_t window = 10;  ///< submit_sm on their way, at most
  std::int64_t rate = 0;    ///< parts a second; 0: as fast as the operator takes them
  std::chrono::seconds timeout{30};
  std::chrono::seconds keep_alive{30};
  Joining joining = Joining::udh;
  ReceiptIds receipt_ids = ReceiptIds::as_is;
};

/// Problems "gateways.setting_missing" {key}, "gateways.setting_bad" {key} and those of Settings.
[[nodiscard]] Result<Config> read_config(const Settings& settings);

}  // namespace vestnik::smpp
