#include "fault/odd_provider.h"

#include <stdexcept>

#include "fault/shaky_database.h"

namespace vestnik::fault {
namespace {

constexpr std::uint64_t most_reports = 3;

const char* word_of(const Outcome& outcome) {
  constexpr const char* words[]{"sent", "retry", "refused", "unknown"};
  return words[outcome.index()];
}

}  // namespace

std::vector<Outcome> OddProvider::deliver(std::span<const Message> messages, Deadline) {
  std::vector<Outcome> outcomes;
  for (const Message& message : messages) {
    hooks_.before(message);
    outcomes.push_back(answer(message));
    hooks_.note(info_.name + " " + message.idempotency_key + " " + word_of(outcomes.back()));
    if (!behaves_ && random_.below(60) == 0) throw Crash{};
    if (!behaves_ && random_.below(60) == 0) throw std::runtime_error{"the gateway broke"};
  }
  if (!behaves_ && random_.below(3) == 0) hooks_.meanwhile();
  return outcomes;
}

std::vector<Outcome> OddProvider::ask(std::span<const Message> messages, Deadline) {
  std::vector<Outcome> outcomes;
  for (const Message& message : messages) {
    const auto taken = taken_.find(message.idempotency_key);
    if (!behaves_ && random_.below(3) == 0) {
      outcomes.emplace_back(Unknown{"asked in vain"});
    } else if (taken == taken_.end()) {
      outcomes.emplace_back(RetryAt{clock_.now(), "never came"});
    } else {
      outcomes.emplace_back(Sent{message.idempotency_key + "/" + std::to_string(taken->second)});
    }
    hooks_.note(info_.name + " asked " + message.idempotency_key + " " + word_of(outcomes.back()));
  }
  return outcomes;
}

Outcome OddProvider::answer(const Message& message) {
  const std::string receipt = message.idempotency_key + "/" + std::to_string(taken_[message.idempotency_key] + 1);
  const std::uint64_t chance = behaves_ ? 0 : random_.below(100);
  if (chance < 55) {
    take_over(message, receipt);
    return Sent{receipt};
  }
  if (chance < 68) {
    take_over(message, receipt);
    return Unknown{"silence after the dot"};
  }
  if (taken_[message.idempotency_key] == 0) taken_.erase(message.idempotency_key);
  if (chance < 76) return Unknown{"silence before the dot"};
  if (chance < 88) return RetryAt{clock_.now() + std::chrono::seconds{random_.below(300)}, "not now"};
  if (chance < 92) return Refused{"busy", false};
  if (chance < 97) return Refused{"not this message", true};
  return Refused{"no such address", true, Refused::Of::address};
}

void OddProvider::take_over(const Message& message, const std::string& receipt) {
  ++taken_[message.idempotency_key];
  for (std::uint64_t left = random_.below(most_reports); left > 0; --left) {
    const ComingReport report = report_on(message, receipt);
    if (!behaves_ && random_.below(4) == 0) hooks_.early(report);
    coming_.push_back(report);
    if (random_.below(4) == 0) coming_.push_back(report);
  }
}

ComingReport OddProvider::report_on(const Message& message, const std::string& receipt) {
  using Kind = DeliveryReport::Kind;
  constexpr Kind kinds[]{Kind::delivered,   Kind::delivered,       Kind::delivered, Kind::read,
                         Kind::undelivered, Kind::no_such_address, Kind::asked};
  ComingReport coming{info_.name, {}, random_.below(8) == 0};
  coming.report.kind = kinds[random_.below(std::size(kinds))];
  coming.report.at = clock_.now();
  if (random_.below(2) == 0) coming.report.idempotency_key = message.idempotency_key;
  if (coming.report.idempotency_key.empty() || random_.below(2) == 0) coming.report.receipt = receipt;
  // Somebody else's word on our message.
  if (coming.forged) coming.gateway = "stranger";
  return coming;
}

}  // namespace vestnik::fault
