#pragma once
/// Asks a provider that does not call by itself what became of messages: often at first, then ever more rarely, for
/// two days. What waits is kept in memory: after a restart a message stays as it was, which is "sent". A provider that
/// calls (push.h) loses nothing, so that is the better way where there is one.
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "net/http_client.h"
#include "ports/delivery_reports.h"
#include "ports/gateway.h"
#include "provider.h"

namespace vestnik::sms_http {

/// One thread.
class Poller {
 public:
  [[nodiscard]] static bool serves(const Provider& provider) {
    return provider.has("poll") && provider.has("read_poll");
  }

  /// Remembers what was sent.
  void note(std::span<const Message> messages, std::span<const Outcome> outcomes, Instant now);
  /// One question about those that are due; hands in what is final. Throws what `reports` throws.
  void run(Provider& provider, const Account& account, net::HttpClient& client, DeliveryReports& reports, Instant now,
           Deadline deadline);
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

 private:
  struct Waiting {
    std::string key;
    std::string receipt;
    std::string phone;
    Instant next{};
    std::size_t asked = 0;
  };

  [[nodiscard]] std::vector<std::size_t> due(Instant now) const;
  void forget(std::span<const DeliveryReport> known);

  std::deque<Waiting> waiting_;
};

}  // namespace vestnik::sms_http
