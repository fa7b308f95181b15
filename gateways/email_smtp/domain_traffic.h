#pragma once
/// What one recipient's domain may take of the gateway: how many mails in a time, how many connections at once, and
/// nothing while it does not answer. So a slow domain costs the others nothing but its own share.
#include <map>
#include <string>
#include <string_view>

#include "base/breaker.h"
#include "base/clock.h"
#include "net/smtp_client.h"
#include "rate.h"

namespace vestnik::email_smtp {

struct DomainTerms {
  std::optional<Rate> rate;
  std::size_t connections = 0;  ///< at once; 0: four fifths of the gateway's while others wait, else all
};

struct TrafficTerms {
  DomainTerms any;                                      ///< of a domain without terms of its own
  std::map<std::string, DomainTerms, std::less<>> own;  ///< by domain, lower case
};

/// The part after "@", lower case.
[[nodiscard]] std::string domain_of(std::string_view address);

/// Remembers domains between batches; those that have nothing to remember are forgotten. One thread.
class DomainTraffic {
 public:
  explicit DomainTraffic(TrafficTerms terms) : terms_(std::move(terms)) {}

  struct Domain {
    DomainTerms terms;
    std::optional<Turnstile> turnstile;
    Breaker breaker;
    std::size_t under_way = 0;
    std::size_t waiting = 0;
  };

  /// The reference stays good until forget_idle().
  [[nodiscard]] Domain& of(std::string_view address);
  /// Between batches.
  void forget_idle(Instant now);

 private:
  TrafficTerms terms_;
  std::map<std::string, Domain, std::less<>> domains_;
};

/// The turns of one batch at one server.
class DomainTurns final : public net::SmtpTurns {
 public:
  /// `domains[i]` is the one of envelope i; `connections` of the server.
  DomainTurns(std::vector<DomainTraffic::Domain*> domains, std::size_t connections, const Clock& clock);
  ~DomainTurns() override;
  DomainTurns(const DomainTurns&) = delete;
  DomainTurns& operator=(const DomainTurns&) = delete;

  [[nodiscard]] Turn ask(std::size_t envelope) override;
  void ended(std::size_t envelope, const net::SmtpResult* result) override;

 private:
  [[nodiscard]] std::size_t share_of(const DomainTraffic::Domain& domain) const;

  std::vector<DomainTraffic::Domain*> domains_;
  std::size_t connections_;
  const Clock& clock_;
  std::size_t waiting_;
};

}  // namespace vestnik::email_smtp
