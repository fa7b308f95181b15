#pragma once
/// Rounds of low marks, and how fast the families are told of them over one channel: rule, plan, text, outbox, gateway,
/// receipt.
#include <atomic>
#include <string>
#include <vector>

#include "school.h"

namespace vestnik::bench {

class ToldFamilies {
 public:
  ToldFamilies(OpenSchool& school, std::string channel);

  /// Records a round and tells of it. Messages a second, from the planner's first look to the last receipt. The planner
  /// and the relay are threads of their own, as in the running service. Throws std::runtime_error when none went out.
  double messages_a_second();
  /// Of the last round.
  [[nodiscard]] std::size_t messages() const { return messages_; }
  /// Processor time of a message, a figure a round.
  [[nodiscard]] const std::vector<double>& microseconds() const { return microseconds_; }

 private:
  void record_round();
  void relay(const std::atomic<bool>& planned);
  [[nodiscard]] std::int64_t in_state(std::string_view state);

  OpenSchool& school_;
  std::string channel_;
  std::vector<SchoolClass> classes_;
  std::size_t next_ = 0;
  std::size_t messages_ = 0;
  std::vector<double> microseconds_;
};

}  // namespace vestnik::bench
