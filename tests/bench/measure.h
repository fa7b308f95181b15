#pragma once
/// Rounds, medians and the table of results. Both sides of a ratio are measured in turn, round by round, so that what
/// else the machine is doing falls on both.
#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace vestnik::bench {

[[nodiscard]] double median(std::vector<double> values);
[[nodiscard]] double seconds_of(const std::function<void()>& work);
/// Of this process so far, its threads and what the kernel did for them. Other people's load hardly moves it.
[[nodiscard]] double processor_seconds();

/// What one row of the table says.
struct Figure {
  std::string what;
  std::string measured;  ///< with its unit
  std::string limit;     ///< what it is compared with, with its unit
  std::string ratio;
  std::string wanted;
  bool met = false;
};

/// Two sides of a comparison; each call is one round and answers its figure.
struct Sides {
  std::function<double()> ours;
  std::function<double()> bare;
};

struct Compared {
  double ours = 0;
  double bare = 0;
  double ratio = 0;  ///< median of the rounds' ratios ours / bare
};

/// One round of each to warm up, then `rounds` of each in turn.
[[nodiscard]] Compared compare(int rounds, const Sides& sides);

/// "12,345" / "0.31".
[[nodiscard]] std::string in_figures(double value, int decimals = 0);
void print_table(const std::vector<Figure>& figures);

}  // namespace vestnik::bench
