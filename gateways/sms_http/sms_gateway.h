#pragma once
/// SMS through a provider's HTTP interface, as a script describes it (provider.h).
///   not sent (no connection, no TLS)             RetryAt
///   429, 503                                     RetryAt, at Retry-After where it is given
///   sent and not answered, answered without end  Unknown
///   answered                                     what the script reads
/// Where the script can poll, what was sent is asked for until its fate is known (poller.h).
/// On a second attempt a provider that can be asked is asked first, and what it has is not sent again.
#include <string>

#include "base/clock.h"
#include "poller.h"
#include "ports/gateway.h"
#include "ports/settings.h"
#include "provider.h"

namespace vestnik::sms_http {

struct Config {
  std::string driver;  ///< name of a file in the drivers' folder, without ".lua"
  std::string folder;  ///< of the drivers
  Account account;
  net::HttpOptions http;
  std::string push_secret{};  ///< last part of the address that the provider calls; "": it may not call
};

/// Keys gateway.sms_http.*: driver, folder (scripts_lua/sms_providers of paths.share), url (instead of the script's),
/// login, password (a reference to a secret), sender, connections (4), timeout_s (30), ca_file,
/// push_secret (a reference to 16 to 100 letters and digits). Problems
/// "gateways.setting_missing" {key}, "gateways.setting_bad" {key} and those of Settings.
[[nodiscard]] Result<Config> read_config(const Settings& settings);

/// The text of the driver. Problem "gateways.no_driver" {driver}.
[[nodiscard]] Result<std::string> read_driver(const Config& config);

class SmsGateway final : public RemoteGateway {
 public:
  /// `database` keeps what is to be polled over a restart; without one it is kept in memory.
  SmsGateway(Provider provider, Account account, const net::HttpOptions& http, const Clock& clock,
             Database* database = nullptr);
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;
  /// By the script's `ask` and `read_report`. What the provider has never seen comes back as RetryAt; a question that
  /// got no answer leaves the message in doubt.
  [[nodiscard]] std::vector<Outcome> ask(std::span<const Message> messages, Deadline deadline) override;
  void collect(DeliveryReports& reports, Deadline deadline) override;

 private:
  using Places = std::vector<std::size_t>;
  /// Asks for, or sends, the messages at `places`; answers the places of those that are still to be sent.
  Places exchange(Question question, std::span<const Message> messages, const Places& places, Deadline deadline,
                  std::vector<Outcome>& outcomes);
  [[nodiscard]] Reading reading(Question question, const net::HttpResult& result, const Message& message, Instant now);

  GatewayInfo info_;
  Provider provider_;
  Account account_;
  const Clock& clock_;
  net::HttpClient client_;
  Poller poller_;
};

}  // namespace vestnik::sms_http
