// Power cuts: what was written since the last sync is lost, torn or kept, as chance has it.
#include <chrono>
#include <cstdio>
#include <set>

#include "fault/deeds.h"
#include "fault/faults.h"
#include "fault/shaky_disk.h"
#include "fault/table.h"
#include "internal_mail/letter_gateway.h"
#include "storage/open.h"
#include "support/scripted_gateway.h"
#include "support/temporary_folder.h"

namespace vestnik::fault {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t cuts_a_database = 20;
constexpr std::uint64_t longest_wait = 300;  ///< calls of the disk until the power goes
constexpr int rounds_at_most = 12;
constexpr std::chrono::seconds until_power_returns{31};

struct PowerAccount {
  std::uint64_t cuts = 0;
  std::uint64_t in_mid_write = 0;
  std::uint64_t acknowledged = 0;
  std::uint64_t lost = 0;
  std::uint64_t unopened = 0;
  std::uint64_t broken = 0;  ///< databases with a breach, or mails on record that never left
  std::uint64_t untold = 0;
};

/// One database, cut again and again.
class PowerWorld {
 public:
  PowerWorld(ShakyDisk& disk, const Prepared& prepared, const SchoolPlan& plan, std::string path, std::uint64_t seed,
             PowerAccount& account)
      : disk_(disk), prepared_(prepared), plan_(plan), path_(std::move(path)), random_(seed), account_(account) {
    mails_.answer = [this](const Message& message) -> Outcome {
      accepted_.insert(message.delivery);
      return Sent{"r" + message.idempotency_key};
    };
  }

  /// Works until the power goes; false when the database cannot be gone on with.
  bool live_until_cut() {
    if (!with_engine([&](Engine& engine) { return check(engine) && work(engine); })) return false;
    disk_.mend();
    disk_.lose_unsynced(random_);
    ++account_.cuts;
    clock_.advance(until_power_returns);
    return true;
  }

  /// Everything that was acknowledged is told in the end.
  void come_to_rest() {
    with_engine([&](Engine& engine) {
      if (!check(engine)) return false;
      for (int hour = 0; hour < 3; ++hour) {
        engine.settle();
        clock_.advance(std::chrono::hours{1});
      }
      account_.untold += static_cast<std::uint64_t>(untold(engine, acknowledged_));
      return true;
    });
    disk_.forget();
  }

 private:
  template <class Use>
  bool with_engine(Use&& use) {
    StorageOptions options;
    options.readers = 1;
    auto opened = open_sqlite(path_, options);
    if (!opened) {
      ++account_.unopened;
      return false;
    }
    Engine engine{prepared_, *std::move(opened), clock_, random_, {&mails_, &letters_}};
    return use(engine);
  }

  bool check(Engine& engine) {
    std::vector<std::string> found;
    try {
      found = breaches(engine);
      account_.lost += lost(engine, acknowledged_);
      for (const DeliveryId mail : mails_on_record(engine)) {
        if (!accepted_.contains(mail)) found.emplace_back("a mail on record that never left");
      }
    } catch (const DatabaseError& unreadable) {
      found.emplace_back(unreadable.what());
    }
    for (const std::string& breach : found) std::printf("  %s\n", breach.c_str());
    account_.broken += found.empty() ? 0 : 1;
    return found.empty();
  }

  bool work(Engine& engine) {
    // The log goes over into the database often enough to be cut there, too.
    if (random_.below(2) == 0) {
      engine.write(
          [](Transaction& transaction) { transaction.query("PRAGMA wal_autocheckpoint = 40", {}, [](const Row&) {}); });
    }
    disk_.strike(DiskFault::power, 1 + random_.below(longest_wait));
    try {
      for (int round = 0; round < rounds_at_most && !disk_.struck(); ++round) work_a_round(engine);
    } catch (const DatabaseError&) {
      // Nobody can be told any more.
    }
    account_.in_mid_write += disk_.struck() ? 1 : 0;
    return true;
  }

  void work_a_round(Engine& engine) {
    for (int command = 0; command < 2; ++command) {
      auto done = record_twos(engine, plan_, "t" + std::to_string(++tokens_), random_);
      if (!done) continue;
      acknowledged_.push_back(*std::move(done));
      ++account_.acknowledged;
    }
    engine.plan();
    for (std::size_t relay = 0; relay < engine.relays(); ++relay) engine.deliver(relay);
  }

  ShakyDisk& disk_;
  const Prepared& prepared_;
  const SchoolPlan& plan_;
  std::string path_;
  SeededRandom random_;
  PowerAccount& account_;
  ManualClock clock_{school_noon()};
  tests::ScriptedGateway mails_{mails_info()};
  internal_mail::LetterGateway letters_{clock_};
  std::vector<Acknowledged> acknowledged_;
  std::set<DeliveryId> accepted_;
  std::uint64_t tokens_ = 0;
};

PowerAccount cut_power(std::uint64_t cuts, std::uint64_t seed) {
  const tests::TemporaryFolder folder;
  const std::string pattern = folder.path("school.db");
  const SchoolPlan plan = make_school(pattern, 6, 16);
  const Prepared prepared{{letters_info(), mails_info()}};
  PowerAccount account;
  ShakyDisk disk;
  for (std::uint64_t database = 0; account.cuts < cuts && account.lost == 0 && account.broken == 0; ++database) {
    const std::string path = folder.path("cut.db");
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path + ending);
    fs::copy_file(pattern, path);
    PowerWorld world{disk, prepared, plan, path, seed + database, account};
    bool whole = true;
    for (std::uint64_t cut = 0; whole && cut < cuts_a_database && account.cuts < cuts; ++cut) {
      whole = world.live_until_cut();
    }
    if (whole) world.come_to_rest();
    if (account.unopened > 0) break;
  }
  return account;
}

}  // namespace

bool cut_the_power(const Asked& asked) {
  const auto start = std::chrono::steady_clock::now();
  const PowerAccount account = cut_power(asked.count(60, 2'000), asked.seed.value_or(1));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  Table table{"power cuts: unsynced sectors lost, torn or kept"};
  table.say("power cuts", account.cuts);
  table.say("of them in the middle of writing", account.in_mid_write);
  table.demand_at_least("commands acknowledged", account.acknowledged, account.cuts);
  table.demand("acknowledged commands lost", account.lost, 0);
  table.demand("databases that do not open", account.unopened, 0);
  table.demand("databases not whole (pages, keys, audit chain, states)", account.broken, 0);
  table.demand("acknowledged facts that a guardian was not told in the end", account.untold, 0);

  // A method that finds nothing proves nothing: the same cuts, with a database that promises more than it keeps.
  PowerAccount careless;
  {
    const CarelessSync normal;
    careless = cut_power(200, asked.seed.value_or(1));
  }
  table.demand_at_least("the same with synchronous=NORMAL: acknowledged commands lost", careless.lost, 1);
  table.say("seconds", std::to_string(took.count()).substr(0, 5));
  return table.held();
}

}  // namespace vestnik::fault
