// Everything the service stands on: the disk, memory, the clock, and being alone with its database.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <stdexcept>

#include "fault/clock_faults.h"
#include "fault/failing_memory.h"
#include "fault/faults.h"
#include "fault/shaky_disk.h"
#include "fault/table.h"
#include "fault/workbench.h"
#include "http/message_catalogue.h"
#include "storage/open.h"
#include "support/temporary_folder.h"

namespace vestnik::fault {
namespace {

constexpr std::uint64_t most_calls = 100'000;

/// What stands under all of these: the school's pattern and a place for copies of it.
struct Surroundings {
  tests::TemporaryFolder folder;
  std::string pattern = folder.path("pattern.db");
  SchoolPlan plan = make_school(pattern, 6, 16);
  Prepared prepared{{letters_info(), mails_info()}};

  [[nodiscard]] Workbench bench() const { return {prepared, plan, pattern, folder.path("bench.db")}; }
};

struct DeedAccount {
  std::uint64_t tries = 0;
  std::uint64_t refused = 0;  ///< answered by an error
  std::uint64_t unclear = 0;  ///< answered by something else than a DatabaseError or a Problem
  std::uint64_t half_done = 0;
  std::uint64_t broken = 0;  ///< not whole afterwards
  std::uint64_t dead = 0;    ///< the service did not work again
};

void note(const Deed& deed, std::uint64_t nth, const std::string& what) {
  std::printf("  %s, call %llu: %s\n", deed.name, static_cast<unsigned long long>(nth), what.c_str());
}

/// True when the deed was acknowledged.
bool try_deed(const Deed& deed, Workbench& bench, std::uint64_t nth, DeedAccount& account) {
  try {
    if (deed.run(bench)) return true;
  } catch (const DatabaseError&) {
  } catch (const std::exception& other) {
    note(deed, nth, other.what());
    ++account.unclear;
  }
  ++account.refused;
  return false;
}

/// What there is to be seen right after the fault.
void check_deed(const Deed& deed, Workbench& bench, std::uint64_t nth, bool acknowledged, std::int64_t before,
                std::int64_t after, DeedAccount& account) {
  for (const std::string& breach : breaches(bench.engine())) {
    note(deed, nth, breach);
    ++account.broken;
  }
  const std::int64_t seen = deed.seen(bench);
  if (seen != after && (acknowledged || seen != before)) {
    note(deed, nth, std::to_string(seen) + " seen, " + std::to_string(after) + " is all of it");
    ++account.half_done;
  }
}

/// The service goes on: the deed is done at the next try, once, and everybody is told.
void go_on(const Deed& deed, Workbench& bench, std::uint64_t nth, bool acknowledged, std::int64_t after,
           DeedAccount& account) {
  try {
    bench.clock().advance(std::chrono::minutes{10});
    const bool done = acknowledged || deed.run(bench);
    const std::int64_t missing = bench.come_to_rest();
    const std::int64_t seen = deed.seen(bench);
    if (done && missing == 0 && seen == after && breaches(bench.engine()).empty()) return;
    note(deed, nth, "afterwards " + std::to_string(seen) + " seen, " + std::to_string(missing) + " not told");
  } catch (const std::exception& broken) {
    note(deed, nth, std::string{"does not go on: "} + broken.what());
  }
  ++account.dead;
}

/// What the deed leaves to be seen when nothing is broken.
std::int64_t whole_deed(const Deed& deed, const Surroundings& surroundings) {
  Workbench bench = surroundings.bench();
  deed.prepare(bench);
  if (!deed.run(bench)) throw std::runtime_error{std::string{deed.name} + " is refused with nothing broken"};
  return deed.seen(bench);
}

DeedAccount break_disk(const Deed& deed, const Surroundings& surroundings, DiskFault fault, std::uint64_t stride) {
  DeedAccount account;
  ShakyDisk disk;
  const std::int64_t after = whole_deed(deed, surroundings);
  for (std::uint64_t nth = 1; nth < most_calls; nth += stride) {
    disk.forget();
    Workbench bench = surroundings.bench();
    deed.prepare(bench);
    const std::int64_t before = deed.seen(bench);
    disk.strike(fault, nth);
    const bool acknowledged = try_deed(deed, bench, nth, account);
    if (!disk.mend()) break;
    ++account.tries;
    check_deed(deed, bench, nth, acknowledged, before, after, account);
    go_on(deed, bench, nth, acknowledged, after, account);
  }
  return account;
}

void demand(Table& table, const std::string& what, const DeedAccount& account) {
  table.demand_at_least(what + ": places", account.tries, 1);
  table.say(what + ": of them answered by a clear error", account.refused);
  const std::uint64_t wrong = account.unclear + account.half_done + account.broken + account.dead;
  table.demand(what + ": unclear, half done, not whole, or dead afterwards", wrong, 0);
}

/// How a child process ended that ran out of memory in the middle of a command.
enum class Ending : int { went_on = 0, not_reached = 10, went_wrong = 20, died = 30 };

Ending record_without_memory(const Surroundings& surroundings, std::int64_t after, std::uint64_t nth) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error{"no process"};
  if (child == 0) {
    const Deed& deed = all_deeds().front();
    DeedAccount account;
    Workbench bench = surroundings.bench();
    deed.prepare(bench);
    const std::int64_t before = deed.seen(bench);
    bool acknowledged = false;
    fail_allocation(nth);
    try {
      acknowledged = deed.run(bench);
    } catch (const std::exception&) {
      // Answered: what is thrown here becomes an answer at the boundary of the thread.
    }
    if (!mend_memory()) _exit(static_cast<int>(Ending::not_reached));
    check_deed(deed, bench, nth, acknowledged, before, after, account);
    if (!acknowledged && !deed.run(bench)) ++account.dead;
    if (bench.come_to_rest() != 0) ++account.dead;
    std::fflush(stdout);
    _exit(static_cast<int>(account.broken + account.half_done + account.dead == 0 ? Ending::went_on
                                                                                  : Ending::went_wrong));
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? static_cast<Ending>(WEXITSTATUS(status)) : Ending::died;
}

/// Whether the database of a process that died is whole.
bool is_whole(const Surroundings& surroundings) {
  const ManualClock clock{school_noon()};
  SystemRandom random;
  Engine engine{surroundings.prepared, open_sqlite(surroundings.folder.path("bench.db")).value(), clock, random, {}};
  return breaches(engine).empty();
}

void take_memory(Table& table, const Surroundings& surroundings, std::uint64_t stride) {
  std::uint64_t tries = 0;
  std::uint64_t died = 0;
  std::uint64_t wrong = 0;
  const std::int64_t after = whole_deed(all_deeds().front(), surroundings);
  for (std::uint64_t nth = 1;; nth += stride) {
    const Ending ending = record_without_memory(surroundings, after, nth);
    if (ending == Ending::not_reached) break;
    ++tries;
    died += ending == Ending::died ? 1 : 0;
    const bool good = ending == Ending::went_on || (ending == Ending::died && is_whole(surroundings));
    if (!good) std::printf("  allocation %llu: not whole\n", static_cast<unsigned long long>(nth));
    wrong += good ? 0 : 1;
  }
  table.demand_at_least("no memory at the Nth allocation of a command: places", tries, 1);
  table.say("of them the process ended, its database whole", died);
  table.demand("of them half done, not whole, or dead afterwards", wrong, 0);
}

void open_twice(Table& table, const Surroundings& surroundings) {
  StorageOptions options;
  options.exclusive = true;
  const std::string path = surroundings.folder.path("alone.db");
  const auto first = open_sqlite(path, options);
  const auto messages = MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value();
  std::fflush(stdout);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error{"no process"};
  if (child == 0) {
    const auto second = open_sqlite(path, options);
    const bool refused = !second && second.problem().code == "storage.in_use" && messages.knows("storage.in_use") &&
                         !messages.explain(second.problem()).next.empty();
    _exit(refused ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  table.demand("second services that were let in, or refused without a sentence", status == 0 && first ? 0 : 1, 0);
}

}  // namespace

bool break_the_surroundings(const Asked& asked) {
  const Surroundings surroundings;
  Table table{"surroundings: disk, memory, clock, a second service"};
  const std::uint64_t stride = asked.brief ? 11 : 1;
  open_twice(table, surroundings);
  for (const Deed& deed : all_deeds()) {
    demand(table, std::string{"I/O error, "} + deed.name, break_disk(deed, surroundings, DiskFault::io_error, stride));
  }
  for (const Deed& deed : all_deeds()) {
    demand(table, std::string{"disk full, "} + deed.name, break_disk(deed, surroundings, DiskFault::full, stride));
  }
  take_memory(table, surroundings, asked.brief ? 97 : 1);
  move_the_clock(table, surroundings.prepared, surroundings.plan, surroundings.pattern,
                 surroundings.folder.path("clock.db"));
  return table.held();
}

}  // namespace vestnik::fault
