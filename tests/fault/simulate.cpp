// The deterministic simulation of the relay: every seed is a life of its own; the same seed lives the same life, to the
// byte of its log.
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <map>
#include <sstream>
#include <stdexcept>

#include "base/digest.h"
#include "fault/faults.h"
#include "fault/relay_world.h"
#include "fault/shaky_disk.h"
#include "fault/table.h"
#include "support/temporary_folder.h"

namespace vestnik::fault {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t workers = 2;

/// What a seed came to.
struct Life {
  std::string digest;
  std::vector<std::string> violations;
  std::string log;
};

/// What happened in all lives together, by the first word or words of a line of the log.
constexpr std::pair<const char*, const char*> told_of[]{
    {"crash\n", "ends of the process"},
    {"database: ", "writes and reads that failed"},
    {"email_smtp ", "mails given to the provider"},
    {"odd_sms ", "texts given to the provider"},
    {"meanwhile\n", "things that happened between a claim and its receipt"},
    {"report on ", "reports, early, late, twice and forged ones"}};
using Happened = std::array<std::uint64_t, std::size(told_of)>;

Happened happened_in(const std::string& log) {
  Happened counts{};
  for (std::size_t at = 0; at < log.size(); at = log.find('\n', at) + 1) {
    for (std::size_t kind = 0; kind < counts.size(); ++kind) {
      counts[kind] += log.compare(at, std::strlen(told_of[kind].first), told_of[kind].first) == 0 ? 1 : 0;
    }
  }
  return counts;
}

class Simulator {
 public:
  Simulator() : plan_(make_school(folder_.path("pattern.db"), 4, 24)), prepared_(gateways()) {
    auto& regulation = *prepared_.book.regulation;
    regulation.rules.push_back(tests::absence_rule());
    regulation.rules.push_back(tests::unexcused_rule());
    regulation.rules.back().in_doubt = InDoubt::ask;
    regulation.terms.consent_required = true;
    regulation.rules.front().in_doubt = InDoubt::leave;
  }

  /// In the process that is to live it.
  Life live(std::uint64_t seed) {
    const std::string path = folder_.path("world-" + std::to_string(getpid()) + ".db");
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path + ending);
    fs::copy_file(folder_.path("pattern.db"), path);
    Life life;
    {
      ShakyDisk disk;  // nothing is synced, nothing waits for the disk
      RelayWorld world{prepared_, plan_, path, seed};
      world.run();
      life = {digest(world.log()), world.violations(), world.log()};
    }
    return life;
  }

 private:
  static std::vector<GatewayInfo> gateways() {
    GatewayInfo texts{"odd_sms", "sms", "sms", "phone", 50};
    texts.can_ask = true;
    return {mails_info(), texts, letters_info()};
  }

  tests::TemporaryFolder folder_;
  SchoolPlan plan_;
  Prepared prepared_;
};

/// A share of the seeds in a process of its own; answers the end of the pipe it writes its lines to: "seed digest", and
/// "seed ! violation"; behind the digest stands what happened.
int start_worker(Simulator& simulator, std::uint64_t first, std::uint64_t end, std::size_t share) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error{"no pipe"};
  std::fflush(stdout);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error{"no process"};
  if (child > 0) {
    close(ends[1]);
    return ends[0];
  }
  close(ends[0]);
  for (std::uint64_t seed = first + share; seed < end; seed += workers) {
    try {
      const Life life = simulator.live(seed);
      std::string line = std::to_string(seed) + " " + life.digest;
      for (const std::uint64_t count : happened_in(life.log)) line += " " + std::to_string(count);
      dprintf(ends[1], "%s\n", line.c_str());
      for (const std::string& violation : life.violations) {
        dprintf(ends[1], "%llu ! %s\n", static_cast<unsigned long long>(seed), violation.c_str());
      }
    } catch (const std::exception& broken) {
      dprintf(ends[1], "%llu ! %s\n", static_cast<unsigned long long>(seed), broken.what());
    }
  }
  _exit(0);
}

/// Everything the workers say, whoever says it first: none must wait for the other to be heard.
std::vector<std::string> read_all(const std::vector<int>& pipes) {
  std::vector<std::string> all(pipes.size());
  std::vector<pollfd> waiting;
  for (const int pipe : pipes) waiting.push_back({pipe, POLLIN, 0});
  for (std::size_t open = pipes.size(); open > 0;) {
    poll(waiting.data(), waiting.size(), -1);
    for (std::size_t at = 0; at < waiting.size(); ++at) {
      if (waiting[at].revents == 0) continue;
      char buffer[65536];
      const ssize_t got = read(waiting[at].fd, buffer, sizeof buffer);
      if (got > 0) {
        all[at].append(buffer, static_cast<std::size_t>(got));
        continue;
      }
      close(waiting[at].fd);
      waiting[at].fd = -1;
      --open;
    }
  }
  return all;
}

struct Lives {
  std::map<std::uint64_t, std::string> digests;
  std::map<std::uint64_t, std::vector<std::string>> violations;
  Happened happened{};
};

Lives live_all(Simulator& simulator, std::uint64_t first, std::uint64_t end) {
  std::vector<int> pipes;
  for (std::size_t share = 0; share < workers; ++share) pipes.push_back(start_worker(simulator, first, end, share));
  Lives lives;
  for (const std::string& said : read_all(pipes)) {
    std::istringstream lines{said};
    for (std::string line; std::getline(lines, line);) {
      const auto space = line.find(' ');
      const std::uint64_t seed = std::stoull(line.substr(0, space));
      const std::string rest = line.substr(space + 1);
      if (rest.starts_with("! ")) {
        lives.violations[seed].push_back(rest.substr(2));
      } else {
        std::istringstream words{rest};
        words >> lives.digests[seed];
        for (std::uint64_t& sum : lives.happened) {
          std::uint64_t count = 0;
          words >> count;
          sum += count;
        }
      }
    }
  }
  while (wait(nullptr) > 0) {
  }
  return lives;
}

bool replay_one(Simulator& simulator, std::uint64_t seed) {
  const Life life = simulator.live(seed);
  const Life again = simulator.live(seed);
  std::printf("%s", life.log.c_str());
  Table table{"one seed, lived twice"};
  table.say("digest of its log", life.digest.substr(0, 12));
  table.demand("breaches", life.violations.size(), 0);
  table.demand("logs that differ", life.digest == again.digest ? 0 : 1, 0);
  return table.held();
}

/// How many of the seeds do not live the same life again: all that failed, and some of the others.
std::uint64_t differing(Simulator& simulator, const Lives& lives, std::uint64_t first, std::uint64_t end) {
  std::uint64_t different = 0;
  const auto live_again = [&](std::uint64_t seed) {
    const auto known = lives.digests.find(seed);
    if (known != lives.digests.end() && simulator.live(seed).digest != known->second) ++different;
  };
  for (const auto& [seed, violations] : lives.violations) live_again(seed);
  const std::uint64_t stride = std::max<std::uint64_t>(1, (end - first) / 20);
  for (std::uint64_t seed = first; seed < end; seed += stride) live_again(seed);
  return different;
}

}  // namespace

bool simulate_relays(const Asked& asked) {
  const auto start = std::chrono::steady_clock::now();
  Simulator simulator;
  if (asked.seed && !asked.runs && !asked.brief) return replay_one(simulator, *asked.seed);
  const std::uint64_t first = asked.seed.value_or(1);
  const std::uint64_t end = first + asked.count(200, 10'000);
  const Lives lives = live_all(simulator, first, end);
  for (const auto& [seed, violations] : lives.violations) {
    for (const std::string& what : violations) {
      std::printf("  seed %llu: %s\n", static_cast<unsigned long long>(seed), what.c_str());
    }
  }
  std::string all;
  for (const auto& [seed, one] : lives.digests) all += one;
  Table table{"the relay, simulated: clock, network, disk and randomness are the seed's"};
  table.demand_at_least("seeds lived through", lives.digests.size(), end - first);
  for (std::size_t kind = 0; kind < lives.happened.size(); ++kind) {
    table.say(told_of[kind].second, lives.happened[kind]);
  }
  table.demand("seeds with a breach (fault simulate --seed S shows one)", lives.violations.size(), 0);
  table.demand("seeds lived again that went otherwise", differing(simulator, lives, first, end), 0);
  table.say("digest of all logs", digest(all).substr(0, 12));
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  table.say("seconds", std::to_string(took.count()).substr(0, 5));
  return table.held();
}

}  // namespace vestnik::fault
