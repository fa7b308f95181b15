// Breaks what the service stands on, and counts what was lost.
//   fault [--short] [kill|power|simulate|environment|access ...] [--runs N | --seeds N] [--seed S] [--loud]
// Every program prints a table; the exit code is 1 when something did not hold, 2 when the programs could not run.
#include <curl/curl.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <set>
#include <stdexcept>
#include <string>

#include "base/log.h"
#include "fault/failing_memory.h"
#include "fault/faults.h"

namespace {

using namespace vestnik;

struct Program {
  const char* name;
  bool (*run)(const fault::Asked&);
};
constexpr Program programs[]{{"kill", fault::kill_services},
                             {"power", fault::cut_the_power},
                             {"simulate", fault::simulate_relays},
                             {"environment", fault::break_the_surroundings},
                             {"access", fault::shuffle_rights}};

struct Words {
  fault::Asked asked;
  bool loud = false;  ///< the service's own log goes to standard error: it complains of what is broken under it
  std::set<std::string> names;
};

Words read_arguments(int count, char** words) {
  Words read;
  for (int at = 1; at < count; ++at) {
    const std::string word = words[at];
    if (word == "--short") {
      read.asked.brief = true;
    } else if (word == "--loud") {
      read.loud = true;
    } else if ((word == "--runs" || word == "--seeds") && at + 1 < count) {
      read.asked.runs = std::stoull(words[++at]);
    } else if (word == "--seed" && at + 1 < count) {
      read.asked.seed = std::stoull(words[++at]);
    } else {
      bool known = false;
      for (const Program& program : programs) known = known || word == program.name;
      if (!known) throw std::invalid_argument{"there is no '" + word + "'"};
      read.names.insert(word);
    }
  }
  return read;
}

}  // namespace

int main(int count, char** words) {
  // Before SQLite is at work for the first time.
  fault::hook_memory();
  curl_global_init(CURL_GLOBAL_DEFAULT);
  try {
    const Words read = read_arguments(count, words);
    if (!read.loud && std::freopen("/dev/null", "w", stderr) == nullptr) return 2;
    bool held = true;
    for (const Program& program : programs) {
      if (read.names.empty() || read.names.contains(program.name)) held = program.run(read.asked) && held;
    }
    return held ? 0 : 1;
  } catch (const std::exception& broken) {
    std::printf("fault: %s\n", broken.what());
    return 2;
  }
}
