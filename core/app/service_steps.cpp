#include "app/service_parts.h"

#include "app/step_of_one.h"
#include "records/regulation_store.h"

namespace vestnik {

std::vector<InstitutionId> Service::institutions() { return institutions_of(*parts_->database); }

std::size_t Service::refresh_regulations() {
  std::size_t put = 0;
  for (const InstitutionId institution : institutions()) {
    std::vector<RegulationVersion> versions;
    std::optional<RegulationTrial> trial;
    std::string zone;
    parts_->database->read(institution, [&](Transaction& transaction) {
      versions = all_regulations(transaction);
      trial = running_trial(transaction);
      const auto own = own_institution(transaction);
      if (own && timezone_is_set(transaction, institution)) zone = own->timezone;
    });
    put += parts_->keeper.refresh(institution, versions, zone);
    put += parts_->keeper.refresh_trial(institution, trial, zone);
  }
  return put;
}

std::size_t Service::plan(Instant now) {
  write_denied_reads();
  parts_->sessions.write_uses();
  std::size_t planned = 0;
  for (const InstitutionId institution : institutions()) {
    apart("programs", institution, [&] { parts_->programs.roleless.step(institution, now); });
    apart("planning", institution, [&] { planned += parts_->planner->step(institution, now); });
    // After the planner: what was corrected meanwhile has left its wave.
    apart("waves", institution, [&] { planned += parts_->waves->step(institution, now); });
  }
  return planned;
}

void Service::write_denied_reads() { parts_->denied_reads.write(*parts_->database, parts_->random); }

void Service::sign_heads(Instant now, HeadSigner::When when) {
  if (!parts_->heads) return;
  for (const InstitutionId institution : institutions()) parts_->heads->step(institution, now, when);
}

std::size_t Service::tell_plugins() {
  std::size_t told = 0;
  for (const InstitutionId institution : institutions()) {
    apart("event handlers", institution, [&] { told += parts_->feed.step(institution); });
  }
  return told;
}

std::size_t Service::run_jobs(Instant now) { return parts_->scheduler->step(now); }

void Service::collect(std::size_t gateway) { parts_->relays[gateway].collect(parts_->reports); }

RelayStep Service::deliver(std::size_t gateway, Instant now) {
  RelayStep sum;
  for (const InstitutionId institution : institutions()) {
    if (parts_->draining) break;
    apart("delivery", institution, [&] { add_step(sum, parts_->relays[gateway].step(institution, now)); });
  }
  return sum;
}

RelayStep Service::deliver_ahead(std::size_t gateway, Instant now) {
  RelayStep sum;
  if (!parts_->relays[gateway].wait_to_run_ahead()) return sum;
  for (const InstitutionId institution : institutions()) {
    if (parts_->draining) break;
    apart("delivery", institution, [&] { add_step(sum, parts_->relays[gateway].step_ahead(institution, now)); });
  }
  return sum;
}

void Service::drain() { parts_->draining = true; }

void Service::renew_leases(Instant now) { parts_->in_flight.renew(*parts_->database, now + RelayLimits{}.lease); }

void Service::take_over_leases() {
  const Instant now = parts_->clock.now();
  for (const InstitutionId institution : institutions()) {
    parts_->database->write(institution, Priority::relay, [&](Transaction& transaction) {
      end_all_leases(transaction, now);
      return true;
    });
  }
}

void Service::measure_waiting(Instant now) {
  parts_->waiting.measure(*parts_->database, institutions(), parts_->metrics, now);
}

void Service::settle(Instant now) {
  bool moved = true;
  while (moved) {
    moved = run_jobs(now) > 0;
    moved = plan(now) > 0 || moved;
    moved = tell_plugins() > 0 || moved;
    for (std::size_t gateway = 0; gateway < gateway_count(); ++gateway)
      moved = deliver(gateway, now).claimed > 0 || moved;
  }
}

}  // namespace vestnik
