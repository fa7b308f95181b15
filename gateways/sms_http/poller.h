#pragma once
/// Asks a provider that does not call by itself what became of messages: often at first, then ever more rarely, for
/// two days, also after a restart (poll_store.h). Where the provider calls by itself (push.h), it is told sooner.
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "net/http_client.h"
#include "poll_store.h"
#include "ports/delivery_reports.h"
#include "ports/gateway.h"
#include "provider.h"

namespace vestnik::sms_http {

/// One thread.
class Poller {
 public:
  /// Remembers in `database`, in memory alone without one.
  explicit Poller(Database* database);

  [[nodiscard]] static bool serves(const Provider& provider) {
    return provider.has("poll") && provider.has("read_poll");
  }

  /// Remembers what was sent. What cannot be written down is remembered until the next restart.
  void note(std::span<const Message> messages, std::span<const Outcome> outcomes, Instant now);
  /// One question about those that are due; hands in what is final. Throws what `reports` throws.
  void run(Provider& provider, const Account& account, net::HttpClient& client, DeliveryReports& reports, Instant now,
           Deadline deadline);
  [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }

 private:
  /// Once: what an earlier run of the service was still to ask for. Throws DatabaseError.
  void take_up_what_was_kept();
  [[nodiscard]] std::vector<std::size_t> due(Instant now) const;
  /// What a question is about; their next turn is noted, and whose last one it was is forgotten.
  [[nodiscard]] ScriptValue::List take_turns(const std::vector<std::size_t>& places, Instant now);
  void forget(std::span<const DeliveryReport> known);

  std::optional<PollStore> store_;
  bool looked_ = false;
  std::deque<PolledMessage> waiting_;
};

}  // namespace vestnik::sms_http
