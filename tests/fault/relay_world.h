#pragma once
/// One seed of the simulation: a school day or two on one thread, where clock, network, disk and randomness are the
/// seed's. Between a claim and its receipt anything may happen: another relay of the channel, the planner, a
/// correction, a report, a revoked consent, an hour, the end of the process.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "fault/deeds.h"
#include "fault/odd_provider.h"
#include "fault/shaky_database.h"
#include "internal_mail/letter_gateway.h"

namespace vestnik::fault {

class RelayWorld {
 public:
  /// `path`: a copy of the school's database of this world's own.
  RelayWorld(const Prepared& prepared, const SchoolPlan& plan, std::string path, std::uint64_t seed);

  /// Lives through it, to the end; afterwards violations() says what was wrong.
  void run();
  [[nodiscard]] const std::vector<std::string>& violations() const { return violations_; }
  /// Everything that happened, a line each.
  [[nodiscard]] const std::string& log() const { return log_; }

 private:
  using Step = void (RelayWorld::*)();

  void open();
  void crash();
  /// Runs the step; a broken disk is survived, the end of the process begins the next one.
  void live_through(Step step);
  void random_step();
  void meanwhile();

  void record_mark();
  void correct_mark();
  void take_roll();
  void correct_roll();
  void set_reason();
  void revoke_consent();
  void renew_consent();
  void plan();
  void deliver();
  void wait();
  void hear_reports();
  void replay_by_hand();
  void suppress_by_hand();
  void set_clock_back();
  void come_to_rest();

  void run_command(Command& command, const std::string& what);
  void hear(const ComingReport& coming);
  void look_before_sending(const Message& message);
  void note_what_is_sent();
  void check_end();
  void note_rows(std::string_view sql);
  [[nodiscard]] std::string state_of(DeliveryId delivery);
  void note(const std::string& line) { log_ += line + "\n"; }
  void violated(const std::string& what);
  [[nodiscard]] const Family& any_family() { return plan_.families[random_.below(plan_.families.size())]; }

  const Prepared& prepared_;
  const SchoolPlan& plan_;
  std::string path_;
  SeededRandom random_;
  SeededRandom service_random_;
  Alone alone_;
  ManualClock clock_;
  Weather weather_;
  OddProvider mails_;
  OddProvider texts_;
  internal_mail::LetterGateway letters_;
  std::unique_ptr<Engine> engine_;
  int depth_ = 0;
  std::map<std::size_t, int> at_work_;  ///< by relay: 1 in the middle of its step
  std::uint64_t keys_ = 0;
  std::set<DeliveryId> sent_;  ///< on record as taken over; must not be sent again
  std::vector<std::string> violations_;
  std::string log_;
};

}  // namespace vestnik::fault
