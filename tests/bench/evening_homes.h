#pragma once
/// Families at home in the evening: each opens a page of several requests every few seconds, whatever the service is
/// doing. A page that begins late is counted late (no coordinated omission).
#include <cstddef>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace vestnik::bench {

struct Home {
  std::string address;            ///< of loopback, this home's own
  bool keeps_connection = true;   ///< else every page comes over a new connection
  std::vector<std::string> page;  ///< whole requests, sent one after another; of every home in the same order
};

struct EveningHeard {
  /// By the place in the page: from when the request was due, or the answer before was whole, to its last byte.
  std::vector<std::vector<double>> milliseconds;
  std::size_t refused = 0;  ///< answers other than 200
  std::size_t broken = 0;   ///< connections that ended in the midst of a page, or could not be made

  [[nodiscard]] std::vector<double> all() const;
};

/// `part` of the values is not above it: 0.99.
[[nodiscard]] double percentile(std::vector<double> values, double part);

/// One thread for all of them. Connections stay open between the runs.
class Evening {
 public:
  /// `homes` outlive it.
  Evening(int port, const std::vector<Home>& homes);
  ~Evening();
  Evening(const Evening&) = delete;
  Evening& operator=(const Evening&) = delete;

  /// For so many seconds each opens a page every `pause` seconds on average; then waits for what was begun.
  EveningHeard run(double seconds, double pause);

 private:
  class Visit;
  struct Due;
  class Course;

  int port_;
  int poll_;
  std::size_t page_length_;
  std::vector<std::unique_ptr<Visit>> visits_;
  std::mt19937 chance_{2026};
};

}  // namespace vestnik::bench
