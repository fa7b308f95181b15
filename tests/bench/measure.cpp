#include "measure.h"

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>

namespace vestnik::bench {

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

double seconds_of(const std::function<void()>& work) {
  const auto begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

double processor_seconds() {
  rusage used{};
  ::getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](timeval time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

Compared compare(int rounds, const Sides& sides) {
  std::vector<double> ours;
  std::vector<double> bare;
  std::vector<double> ratios;
  for (int round = -1; round < rounds; ++round) {
    const double one = sides.ours();
    const double other = sides.bare();
    if (round < 0) continue;
    ours.push_back(one);
    bare.push_back(other);
    ratios.push_back(one / other);
  }
  return {median(ours), median(bare), median(ratios)};
}

std::string in_figures(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  std::string figures = text;
  const std::size_t point = std::min(figures.find('.'), figures.size());
  for (std::size_t at = point; at > 3; at -= 3) figures.insert(at - 3, 1, ',');
  return figures;
}

void print_table(const std::vector<Figure>& figures) {
  std::printf("\n| what | measured | compared with | ratio | wanted | |\n|---|---|---|---|---|---|\n");
  for (const Figure& figure : figures) {
    std::printf("| %s | %s | %s | %s | %s | %s |\n", figure.what.c_str(), figure.measured.c_str(), figure.limit.c_str(),
                figure.ratio.c_str(), figure.wanted.c_str(), figure.met ? "met" : "missed");
  }
  std::fflush(stdout);
}

}  // namespace vestnik::bench
