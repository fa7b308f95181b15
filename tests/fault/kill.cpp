// kill -9 at random moments under load. This process kills, and keeps account of what it was told on the pipe and of
// the mails it took over; it has one thread, so that a life is a fork away.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <map>
#include <sstream>
#include <stdexcept>

#include "fault/deeds.h"
#include "fault/faults.h"
#include "fault/mail_sink.h"
#include "fault/service_life.h"
#include "fault/table.h"
#include "storage/open.h"
#include "support/temporary_folder.h"

namespace vestnik::fault {
namespace {

using Steady = std::chrono::steady_clock;

// Half of the lives end by the time alone, in the middle of coming up as well; the others at work, however slow the
// machine: a little after so many acknowledged commands.
constexpr std::uint64_t longest_by_time_us = 60'000;
constexpr std::uint64_t most_commands = 12;
constexpr std::uint64_t longest_after_us = 4'000;
constexpr std::chrono::seconds longest_life{20};
constexpr std::chrono::seconds last_life_at_most{300};

std::string seconds_between(Steady::time_point from, Steady::time_point until) {
  return std::to_string(std::chrono::duration<double>(until - from).count()).substr(0, 5);
}

struct KillAccount {
  std::uint64_t kills = 0;
  std::uint64_t orphans = 0;
  std::uint64_t left_lying = 0;  ///< orphans that were not taken up in time
  std::uint64_t given_up = 0;
  std::vector<std::string> failures;
  std::vector<Acknowledged> acknowledged;
};

class Killer {
 public:
  Killer(const LifePlan& plan, MailSink& sink) : plan_(plan), sink_(sink) {}

  void kill_after(std::chrono::microseconds length) {
    commands_left_ = never_enough;
    run(length, false);
    ++account_.kills;
  }
  /// … so long after so many commands.
  void kill_at_work(std::uint64_t commands, std::chrono::microseconds after) {
    commands_left_ = commands;
    after_the_last_ = after;
    run(longest_life, false);
    ++account_.kills;
  }
  void let_finish() {
    commands_left_ = never_enough;
    run(last_life_at_most, true);
  }
  [[nodiscard]] const KillAccount& account() const { return account_; }

 private:
  void run(std::chrono::microseconds length, bool last) {
    const std::uint64_t life = account_.kills;
    sink_.begin_life(life);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) throw std::runtime_error{"no pipe"};
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error{"no process"};
    if (child == 0) {
      ::fcntl(ends[1], F_SETFL, 0);
      live(plan_, life, last, ends[1]);
    }
    ::close(ends[1]);
    const bool ended = watch(ends[0], Steady::now() + length);
    if (!ended) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (ended && (!last || status != 0)) account_.failures.emplace_back("a life ended by itself");
    if (!ended && last) account_.failures.emplace_back("the last life came to no rest");
    while (hear(ends[0])) {
    }
    ::close(ends[0]);
    sink_.hang_up();
    heard_.clear();
  }

  /// True when the child ended before its time.
  bool watch(int pipe, Steady::time_point until) {
    while (true) {
      if (commands_left_ == 0) {
        until = Steady::now() + after_the_last_;
        commands_left_ = never_enough;
      }
      const auto left = std::chrono::duration_cast<std::chrono::microseconds>(until - Steady::now());
      if (left.count() <= 0) return false;
      std::vector<pollfd> waiting = sink_.descriptors();
      waiting.push_back({pipe, POLLIN, 0});
      const timespec patience{left.count() / 1'000'000, left.count() % 1'000'000 * 1'000};
      if (::ppoll(waiting.data(), waiting.size(), &patience, nullptr) <= 0) continue;
      if (waiting.back().revents != 0 && !hear(pipe)) return true;
      sink_.serve(waiting);
    }
  }

  /// False when nothing more will come.
  bool hear(int pipe) {
    std::array<char, 65536> buffer{};
    const ssize_t got = ::read(pipe, buffer.data(), buffer.size());
    if (got < 0) return errno == EAGAIN || errno == EINTR;
    if (got == 0) return false;
    heard_.append(buffer.data(), static_cast<std::size_t>(got));
    std::size_t at = 0;
    for (auto end = heard_.find('\n'); end != std::string::npos; end = heard_.find('\n', at)) {
      take_line(heard_.substr(at, end - at));
      at = end + 1;
    }
    heard_.erase(0, at);
    return true;
  }

  void take_line(const std::string& line) {
    std::istringstream words{line};
    std::string kind;
    words >> kind;
    if (kind == "A") {
      Acknowledged one;
      words >> one.token >> one.marks;
      account_.acknowledged.push_back(one);
      if (commands_left_ != never_enough && commands_left_ > 0) --commands_left_;
    } else if (kind == "D") {
      words >> account_.given_up;
    } else if (kind == "O") {
      std::uint64_t found = 0;
      std::uint64_t left = 0;
      words >> found >> left;
      account_.orphans += found;
      account_.left_lying += left;
    } else {
      account_.failures.push_back(line);
    }
  }

  static constexpr std::uint64_t never_enough = UINT64_MAX;

  const LifePlan& plan_;
  MailSink& sink_;
  std::uint64_t commands_left_ = never_enough;
  std::chrono::microseconds after_the_last_{};
  KillAccount account_;
  std::string heard_;
};

/// What the mails say.
struct Copies {
  std::uint64_t mails = 0;
  std::uint64_t extra = 0;
  std::uint64_t most_of_one_kill = 0;
  std::uint64_t within_one_life = 0;
};

Copies count_copies(const MailSink& sink) {
  Copies copies;
  std::map<std::uint64_t, std::uint64_t> by_kill;
  for (const auto& [id, lives] : sink.accepted()) {
    ++copies.mails;
    for (std::size_t at = 1; at < lives.size(); ++at) {
      ++copies.extra;
      if (lives[at] == lives[at - 1]) ++copies.within_one_life;
      // It was the kill of the life before that left its outcome unknown.
      copies.most_of_one_kill = std::max(copies.most_of_one_kill, ++by_kill[lives[at - 1]]);
    }
  }
  return copies;
}

/// Mails on record that never came, and mails that came and are not on record.
std::uint64_t unaccounted(Engine& engine, const MailSink& sink) {
  std::map<std::string, bool> on_record;
  for (const DeliveryId id : mails_on_record(engine)) on_record["1." + std::to_string(id.value) + "@school.example"];
  std::uint64_t wrong = 0;
  for (const auto& [id, seen] : on_record) wrong += sink.accepted().contains(id) ? 0 : 1;
  for (const auto& [id, lives] : sink.accepted()) wrong += on_record.contains(id) ? 0 : 1;
  return wrong;
}

void print_account(Table& table, const KillAccount& account, const MailSink& sink, Engine& engine) {
  for (const std::string& failure : account.failures) std::printf("  %s\n", failure.c_str());
  const std::vector<std::string> broken = breaches(engine);
  for (const std::string& breach : broken) std::printf("  %s\n", breach.c_str());
  const Copies copies = count_copies(sink);
  table.say("kills", account.kills);
  table.demand_at_least("commands acknowledged", account.acknowledged.size(), account.kills);
  table.demand("acknowledged commands lost", lost(engine, account.acknowledged), 0);
  table.demand("acknowledged facts that a guardian was not told in the end",
               static_cast<std::uint64_t>(untold(engine, account.acknowledged)), 0);
  table.demand("facts told twice by internal mail, and other breaches", broken.size(), 0);
  table.say("different mails accepted", copies.mails);
  table.demand("mails on record that never came, or the other way round", unaccounted(engine, sink), 0);
  table.demand("extra copies, each under its first Message-ID", copies.extra,
               account.kills * RelayLimits{}.most_in_flight());
  table.demand("extra copies of one kill (W: two batches in flight)", copies.most_of_one_kill,
               RelayLimits{}.most_in_flight());
  table.demand("second copies of a mail within one life", copies.within_one_life, 0);
  table.say("messages orphaned in mid-send", account.orphans);
  table.demand("orphans not taken up within 30 s", account.left_lying, 0);
  table.say("messages given up, listed as dead, replayed by hand at the end", account.given_up);
  table.demand("things that failed and must not", account.failures.size(), 0);
}

}  // namespace

bool kill_services(const Asked& asked) {
  const auto start = Steady::now();
  const tests::TemporaryFolder folder;
  const std::string path = folder.path("school.db");
  const SchoolPlan school = make_school(path, 30, 400);
  const Prepared prepared{{letters_info(), mails_info()}};
  MailSink sink;
  const LifePlan plan{prepared, school, path, sink.port()};
  Killer killer{plan, sink};
  SeededRandom random{asked.seed.value_or(1)};
  for (std::uint64_t kills = asked.count(150, 10'000); kills > 0; --kills) {
    if (kills % 2 == 0) {
      killer.kill_after(std::chrono::microseconds{random.below(longest_by_time_us)});
    } else {
      killer.kill_at_work(1 + random.below(most_commands), std::chrono::microseconds{random.below(longest_after_us)});
    }
  }
  const auto killed = Steady::now();
  killer.let_finish();
  const auto rested = Steady::now();
  Table table{"kill -9 under load: recorders, planner, internal mail and SMTP relays"};
  const ManualClock clock{school_noon()};
  SystemRandom system;
  Engine engine{prepared, open_sqlite(path).value(), clock, system, {}};
  print_account(table, killer.account(), sink, engine);
  table.say("seconds of killing", seconds_between(start, killed));
  table.say("seconds until everybody was told, and of the accounts",
            seconds_between(killed, rested) + " + " + seconds_between(rested, Steady::now()));
  return table.held();
}

}  // namespace vestnik::fault
