#include "fault/clock_faults.h"

#include <cstdio>
#include <map>

#include "fault/workbench.h"

namespace vestnik::fault {
namespace {

using namespace std::chrono_literals;

constexpr auto ten_years = 24h * 3653;

/// Dies between the sending and its receipt; no exception of the standard library, which a relay would answer.
struct DiesInMidSend {};

/// Records, plans and sends at one moment of the odd clock; every third mail is put off, every third one's sender dies.
class OddHour {
 public:
  explicit OddHour(Workbench& bench) : bench_(bench) {
    bench.mails().answer = [this](const Message& message) -> Outcome {
      ++copies_[message.idempotency_key];
      return Sent{};
    };
  }

  void live(Instant now) {
    bench_.clock().set(now);
    for (int command = 0; command < 3; ++command) {
      bench_.record("odd" + std::string(static_cast<std::size_t>(++tokens_), '.'));
      bench_.engine().plan();
      if (command == 0) put_off();
      if (command == 1) die();
      if (command == 2) bench_.engine().deliver(Workbench::mail_relay);
    }
    bench_.engine().deliver(Workbench::letter_relay);
  }

  [[nodiscard]] std::uint64_t most_copies() const {
    std::uint64_t most = 0;
    for (const auto& [key, copies] : copies_) most = std::max(most, copies);
    return most;
  }

 private:
  void put_off() {
    const auto usual = std::exchange(bench_.mails().answer, [](const Message&) -> Outcome {
      return RetryAt{{}, "not now"};
    });
    bench_.engine().deliver(Workbench::mail_relay);
    bench_.mails().answer = usual;
  }

  void die() {
    bench_.mails().afterwards = [] { throw DiesInMidSend{}; };
    try {
      bench_.engine().deliver(Workbench::mail_relay);
    } catch (const DiesInMidSend&) {
      // Nobody writes its receipts.
    }
    bench_.mails().afterwards = nullptr;
  }

  Workbench& bench_;
  int tokens_ = 0;
  std::map<std::string, std::uint64_t> copies_;
};

}  // namespace

void move_the_clock(Table& table, const Prepared& prepared, const SchoolPlan& plan, const std::string& pattern,
                    const std::string& path) {
  Workbench bench{prepared, plan, pattern, path};
  OddHour hour{bench};
  std::uint64_t failures = 0;
  for (const auto away : {0h, -1h, std::chrono::hours{ten_years}, 1h}) {
    try {
      hour.live(school_noon() + away);
    } catch (const std::exception& broken) {
      std::printf("  %s\n", broken.what());
      ++failures;
    }
  }
  const auto missing = static_cast<std::uint64_t>(bench.come_to_rest());
  const std::vector<std::string> broken = breaches(bench.engine());
  for (const std::string& breach : broken) std::printf("  %s\n", breach.c_str());
  table.demand("clock an hour back and ten years on: steps that failed", failures, 0);
  table.demand("of the facts recorded meanwhile, not told three hours after it is right again", missing, 0);
  table.demand("breaches, facts told twice by internal mail among them", broken.size(), 0);
  table.demand("copies of one mail whose sender died once", hour.most_copies(), 2);
}

}  // namespace vestnik::fault
