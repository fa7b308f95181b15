// The table of speeds, each as a ratio to a bare library measured in the same run.
//   bench [--rounds N] [--percent N]
//   [decision|loading|recording|diary|evening|delivery|postfix|smpp|queue|overtaking|neighbours|duties|start|
//                       simulation ...]
// --percent: so much of a year of duties' institutions and of a simulation's facts, to compare two versions soon.
#include <curl/curl.h>

#include <cstdio>
#include <exception>
#include <functional>
#include <set>
#include <string>

#include "benches.h"

namespace {

using namespace vestnik;

struct Asked {
  int rounds = 7;
  int percent = bench::whole;
  std::set<std::string> names;
};

Asked read_arguments(int count, char** words) {
  Asked asked;
  for (int place = 1; place < count; ++place) {
    const std::string word = words[place];
    if (word == "--rounds" && place + 1 < count) {
      asked.rounds = std::stoi(words[++place]);
    } else if (word == "--percent" && place + 1 < count) {
      asked.percent = std::stoi(words[++place]);
    } else {
      asked.names.insert(word);
    }
  }
  return asked;
}

}  // namespace

int main(int count, char** words) {
  Asked asked;
  const auto duties = [&](int) { return bench::measure_duties(asked.percent); };
  const auto simulation = [&](int) { return bench::measure_simulation(asked.percent); };
  const std::pair<const char*, std::function<std::vector<bench::Figure>(int)>> benches[] = {
      {"decision", bench::measure_decision},
      {"loading", bench::measure_loading},
      {"recording", bench::measure_recording},
      {"diary", bench::measure_diary},
      {"evening", bench::measure_evening},
      {"delivery", bench::measure_delivery},
      {"duties", duties},
      {"postfix", bench::measure_postfix},
      {"smpp", bench::measure_smpp},
      {"queue", bench::measure_queue},
      {"overtaking", bench::measure_overtaking},
      {"neighbours", bench::measure_neighbours},
      {"start", bench::measure_start},
      {"simulation", simulation},
  };
  curl_global_init(CURL_GLOBAL_DEFAULT);
  try {
    asked = read_arguments(count, words);
    std::vector<bench::Figure> figures;
    for (const auto& [name, measure] : benches) {
      if (!asked.names.empty() && !asked.names.contains(name)) continue;
      std::fprintf(stderr, "%s…\n", name);
      for (bench::Figure& figure : measure(asked.rounds)) figures.push_back(std::move(figure));
    }
    bench::print_table(figures);
  } catch (const std::exception& broken) {
    std::fprintf(stderr, "%s\n", broken.what());
    return 1;
  }
  return 0;
}
