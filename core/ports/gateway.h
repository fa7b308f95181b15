#pragma once
/// Gateways: what carries a message to a person. The core knows no channel; a gateway plugin names the one it serves.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "domain/ids.h"

namespace vestnik {

class DeliveryReports;  // ports/delivery_reports.h
class Transaction;

/// One rendered message. Everything a gateway may know; it never reads the journal.
struct Message {
  InstitutionId institution;
  DeliveryId delivery;
  std::string idempotency_key;  ///< "<institution>.<delivery>", the same on every attempt: the basis of a Message-ID
  int attempt = 1;              ///< from 1
  std::string category;         ///< rule name: "absence", "low_mark", …
  std::string sender_name;      ///< how the institution signs: "Школа 39"
  std::string address;          ///< as the channel wants it: e-mail address, telephone in E.164, "" for internal
  PersonId recipient;
  std::string subject;               ///< without CR and LF
  std::string text;                  ///< plain text, UTF-8
  std::string html;                  ///< "" where the medium has none
  int priority = 50;                 ///< 0 first
  std::optional<Instant> expires{};  ///< its sense has gone by then: a provider's validity period
  std::string unsubscribe{};         ///< address for one click (RFC 8058), "" for what may not be unsubscribed
  std::string receipt{};             ///< with ask(): what the provider called it, "" where it never answered
};

/// The gateway took the message over. `receipt` is the provider's own id, "" where it gives none.
struct Sent {
  std::string receipt;
};
/// Certainly not delivered; worth another try at `when` (the relay takes the later of this and its own backoff).
struct RetryAt {
  Instant when;
  std::string why;
};
/// Certainly not delivered. `permanent`: this message will never work here; `first_of` goes to the next channel.
struct Refused {
  /// What was turned down. Only a refusal that speaks of the address itself (no such mailbox, no such number) may name
  /// it: nothing is sent to the address any more until somebody enters it anew.
  enum class Of : std::uint8_t { message, address };
  std::string why;
  bool permanent = true;
  Of of = Of::message;
};
/// Nobody knows whether it was delivered (silence after the final dot). The rule's category decides what follows.
struct Unknown {
  std::string why;
};

/// `why` is for the administrator: the provider's words without the address and without the text of the message.
using Outcome = std::variant<Sent, RetryAt, Refused, Unknown>;

using Deadline = std::chrono::steady_clock::time_point;

struct GatewayInfo {
  std::string name;            ///< "email_smtp"
  std::string channel;         ///< "email", "sms", "internal", "print"
  std::string medium;          ///< folder of templates: "email", "sms", "mail", "print"
  std::string address_kind;    ///< kind of contact it needs: "email", "phone", or "" when the person is enough
  std::size_t batch = 100;     ///< most messages it takes in one call
  bool can_ask = false;        ///< ask() finds out what became of a message in doubt
  bool reports = false;        ///< reports come later: Sent is not the last word
  bool tells_reading = false;  ///< what was opened becomes DeliveryState::read; else `unless = "read"` never stops here
  std::chrono::seconds collect_every{0};  ///< how often collect() is to be called; 0: never
};

/// Many in flight, never inside a transaction. Called by one thread at a time, of the two that a gateway has in the
/// relay; must not throw (the relay treats an exception as Unknown for every message of the batch) and must return by
/// the deadline.
class RemoteGateway {
 public:
  virtual ~RemoteGateway() = default;
  [[nodiscard]] virtual const GatewayInfo& info() const = 0;
  /// One outcome a message, in order.
  [[nodiscard]] virtual std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) = 0;
  /// With GatewayInfo::can_ask: what became of messages in doubt, one outcome a message; Unknown where the provider
  /// does not say. Never sends. Same thread and rules as deliver().
  [[nodiscard]] virtual std::vector<Outcome> ask(std::span<const Message> messages, Deadline deadline);
  /// With GatewayInfo::collect_every: fetches what came back (a poll, a mailbox, a held connection) and hands it in.
  /// Same thread as deliver(), so a gateway needs no thread of its own. Must return by the deadline.
  virtual void collect(DeliveryReports& reports, Deadline deadline);
};

/// Writes into this very database, inside the receipt's own transaction: exactly once.
class LocalGateway {
 public:
  virtual ~LocalGateway() = default;
  [[nodiscard]] virtual const GatewayInfo& info() const = 0;
  [[nodiscard]] virtual std::vector<Outcome> deliver(Transaction& transaction, std::span<const Message> messages) = 0;
};

}  // namespace vestnik
