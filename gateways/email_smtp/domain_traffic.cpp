#include "domain_traffic.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik::email_smtp {
namespace {

using net::SmtpPhase;
using net::SmtpResult;
using net::SmtpTrouble;

constexpr std::size_t most_idle_domains = 1000;

/// Relays that ask the recipient's own server before they answer are as slow as it is.
bool was_slow(const SmtpResult& result) {
  return result.trouble == SmtpTrouble::timeout && result.phase >= SmtpPhase::rcpt;
}

}  // namespace

std::string domain_of(std::string_view address) { return to_lower(address.substr(address.rfind('@') + 1)); }

DomainTraffic::Domain& DomainTraffic::of(std::string_view address) {
  const std::string name = domain_of(address);
  if (const auto known = domains_.find(name); known != domains_.end()) return known->second;
  const auto own = terms_.own.find(name);
  Domain domain;
  domain.terms = own == terms_.own.end() ? terms_.any : own->second;
  if (domain.terms.rate) domain.turnstile.emplace(*domain.terms.rate);
  return domains_.emplace(name, std::move(domain)).first->second;
}

void DomainTraffic::forget_idle(Instant now) {
  if (domains_.size() < most_idle_domains) return;
  std::erase_if(domains_, [&](const auto& one) { return !one.second.turnstile && !one.second.breaker.rests(now); });
}

DomainTurns::DomainTurns(std::vector<DomainTraffic::Domain*> domains, std::size_t connections, const Clock& clock)
    : domains_(std::move(domains)), connections_(connections), clock_(clock), waiting_(domains_.size()) {
  for (auto* domain : domains_) ++domain->waiting;
}

DomainTurns::~DomainTurns() {
  for (auto* domain : domains_) domain->waiting = domain->under_way = 0;
}

std::size_t DomainTurns::share_of(const DomainTraffic::Domain& domain) const {
  if (domain.breaker.half_open(clock_.now())) return 1;
  if (domain.terms.connections != 0) return domain.terms.connections;
  const bool alone = domain.waiting == waiting_;
  return alone ? connections_ : std::max<std::size_t>(1, connections_ * 4 / 5);
}

net::SmtpTurns::Turn DomainTurns::ask(std::size_t envelope) {
  auto& domain = *domains_[envelope];
  const bool rests = domain.breaker.rests(clock_.now());
  if (!rests && domain.under_way >= share_of(domain)) return Turn::wait;
  --domain.waiting;
  --waiting_;
  if (rests) return Turn::leave;
  ++domain.under_way;
  return Turn::now;
}

void DomainTurns::ended(std::size_t envelope, const SmtpResult* result) {
  auto& domain = *domains_[envelope];
  --domain.under_way;
  if (result == nullptr) {
    ++domain.waiting;
    ++waiting_;
  } else if (was_slow(*result)) {
    domain.breaker.failed(clock_.now());
  } else if (result->phase >= SmtpPhase::rcpt) {
    domain.breaker.succeeded();
  }
}

}  // namespace vestnik::email_smtp
