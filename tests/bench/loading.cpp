// The largest of the shipped regulations: what reading and validating it costs, and what it keeps in memory.
#include <malloc.h>

#include <stdexcept>

#include "benches.h"
#include "largest_regulation.h"
#include "lua/loader.h"

namespace vestnik::bench {
namespace {

constexpr int loads_a_round = 20;
constexpr int institutions = 500;

std::shared_ptr<const TabledRegulation> load(const RegulationText& regulation) {
  LoadedRegulation loaded = load_regulation(regulation.name, regulation.text);
  if (!loaded.regulation) throw std::runtime_error{loaded.problems.front().code};
  return loaded.regulation;
}

/// Bytes handed out by the allocator, large blocks of their own included: Lua's states and what C++ made of them alike.
double bytes_in_use() {
  const struct mallinfo2 all = mallinfo2();
  return static_cast<double>(all.uordblks) + static_cast<double>(all.hblkhd);
}

}  // namespace

std::vector<Figure> measure_loading(int rounds) {
  const RegulationText regulation = largest_regulation();
  load(regulation);
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) {
    const double begun = processor_seconds();
    for (int time = 0; time < loads_a_round; ++time) load(regulation);
    seconds.push_back((processor_seconds() - begun) / loads_a_round);
  }
  const double before = bytes_in_use();
  std::vector<std::shared_ptr<const TabledRegulation>> all;
  all.reserve(institutions);
  for (int at = 0; at < institutions; ++at) all.push_back(load(regulation));
  const double kilobytes = (bytes_in_use() - before) / institutions / 1024;
  constexpr double milliseconds = 1e3;
  constexpr double most_milliseconds = 20;
  constexpr double most_kilobytes = 1024;
  const double took = median(seconds) * milliseconds;
  return {{"reading and validating the largest regulation", in_figures(took, 2) + " ms of processor", "—", "—",
           "≤ " + in_figures(most_milliseconds) + " ms", took <= most_milliseconds},
          {"memory of one institution's regulation, 500 loaded", in_figures(kilobytes) + " KB", "—", "—",
           "≤ " + in_figures(most_kilobytes) + " KB", kilobytes <= most_kilobytes}};
}

}  // namespace vestnik::bench
