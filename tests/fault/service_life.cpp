#include "fault/service_life.h"

#include <unistd.h>

#include <cstdio>
#include <thread>

#include "email_smtp/email_gateway.h"
#include "fault/deeds.h"
#include "fault/shaky_disk.h"
#include "internal_mail/letter_gateway.h"
#include "outbox/afterwards.h"
#include "storage/open.h"

namespace vestnik::fault {
namespace {

constexpr int recorders = 2;

/// Runs on from where it was set.
class RunningClock final : public Clock {
 public:
  explicit RunningClock(Instant start) : start_(start) {}
  Instant now() const override {
    const auto run = std::chrono::steady_clock::now() - began_;
    return start_ + later_ + std::chrono::duration_cast<Microseconds>(run);
  }
  /// For one thread alone.
  void advance(Microseconds by) { later_ += by; }

 private:
  Instant start_;
  Microseconds later_{};
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

email_smtp::Config mail_config(int port) {
  email_smtp::Config config;
  config.server().host = "127.0.0.1";
  config.server().port = port;
  config.server().tls = net::SmtpTls::off;
  config.server().hello = "school.example";
  config.from = "journal@school.example";
  config.from_name = "School";
  config.domain = "school.example";
  return config;
}

class ServiceLife {
 public:
  ServiceLife(const LifePlan& plan, std::uint64_t life, int pipe)
      : plan_(plan),
        life_(life),
        pipe_(pipe),
        clock_(school_noon() + between_lives * static_cast<std::int64_t>(life)),
        mails_(mail_config(plan.mail_port), clock_),
        letters_(clock_),
        engine_(plan.prepared, open(plan.database), clock_, random_, {&mails_, &letters_}) {}

  /// The orphans of the life before.
  void take_up() {
    const std::int64_t fence =
        engine_.number("SELECT COALESCE(MAX(fence), 0) FROM delivery WHERE institution_id = $1", {school_id});
    const std::int64_t found = sending(fence);
    for (std::size_t relay = 0; relay < engine_.relays(); ++relay) engine_.deliver(relay);
    say("O " + std::to_string(found) + " " + std::to_string(sending(fence)));
  }

  void work() {
    for (int number = 0; number < recorders; ++number) start([this, number] { record(number); });
    start([this] { repeat([this] { return engine_.plan() > 0; }); });
    for (std::size_t relay = 0; relay < engine_.relays(); ++relay) {
      start([this, relay] { repeat([this, relay] { return engine_.deliver(relay).claimed > 0; }); });
      start([this, relay] { repeat([this, relay] { return engine_.deliver_ahead(relay).claimed > 0; }); });
    }
    while (true) ::pause();
  }

  /// A night with its quiet hours goes by. What was given up because its sender died too often is sent by hand, as the
  /// administrator would.
  void come_to_rest() {
    settle_for_a_day();
    std::int64_t replayed = 0;
    engine_.write([&](Transaction& transaction) { replayed = replay_dead(transaction, "", clock_.now()); });
    say("D " + std::to_string(replayed));
    if (replayed > 0) settle_for_a_day();
  }

  void say(const std::string& line) const {
    const std::string whole = line + "\n";
    if (::write(pipe_, whole.data(), whole.size()) < 0) std::_Exit(3);
  }

 private:
  static std::unique_ptr<Database> open(const std::string& path) {
    StorageOptions options;
    options.exclusive = true;
    auto opened = open_sqlite(path, options);
    if (!opened) throw std::runtime_error{opened.problem().code};
    return *std::move(opened);
  }

  void settle_for_a_day() {
    constexpr int hours_and_one = 25;
    for (int hour = 0; hour < hours_and_one; ++hour) {
      engine_.settle();
      clock_.advance(std::chrono::hours{1});
    }
  }

  std::int64_t sending(std::int64_t up_to) {
    return engine_.number(
        "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND state = 'sending' AND fence <= $2",
        {school_id, up_to});
  }

  template <class Work>
  void start(Work work) {
    std::thread{[this, work] {
      try {
        work();
      } catch (const std::exception& broken) {
        say(std::string{"E "} + broken.what());
      }
    }}.detach();
  }

  template <class Step>
  void repeat(Step step) {
    while (true) {
      if (!step()) std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
  }

  void record(int number) {
    SeededRandom random{life_ * recorders + static_cast<std::uint64_t>(number)};
    for (std::uint64_t at = 0;; ++at) {
      const std::string token = std::to_string(life_) + "." + std::to_string(number) + "." + std::to_string(at);
      const auto done = record_twos(engine_, plan_.school, token, random);
      if (!done) throw std::runtime_error{"a command was refused"};
      say("A " + done->token + " " + std::to_string(done->marks));
    }
  }

  /// A kill leaves what was written with the system: nothing is lost by not syncing it, and a life costs no disk.
  ShakyDisk unsynced_;
  const LifePlan& plan_;
  std::uint64_t life_;
  int pipe_;
  RunningClock clock_;
  SystemRandom random_;
  email_smtp::EmailGateway mails_;
  internal_mail::LetterGateway letters_;
  Engine engine_;
};

}  // namespace

void live(const LifePlan& plan, std::uint64_t life, bool last, int pipe) {
  try {
    ServiceLife service{plan, life, pipe};
    service.take_up();
    if (!last) service.work();
    service.come_to_rest();
  } catch (const std::exception& broken) {
    dprintf(pipe, "E %s\n", broken.what());
    std::_Exit(1);
  }
  std::_Exit(0);
}

}  // namespace vestnik::fault
