#pragma once
/// A school whose queue is as long as a measurement wants it, with relays of the benchmark's own gateways.
#include <functional>
#include <string_view>
#include <thread>
#include <vector>

#include "outbox/relay.h"
#include "school.h"

namespace vestnik::bench {

/// Takes everything over at once, or a while later; tells whoever listens.
class BenchGateway final : public RemoteGateway {
 public:
  explicit BenchGateway(GatewayInfo info) : info_(std::move(info)) {}
  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;

  std::chrono::microseconds each{0};               ///< what the provider needs for one message
  bool dead = false;                               ///< never answers
  std::function<void(const Message&)> taken = {};  ///< as a message is handed over

 private:
  GatewayInfo info_;
};

/// What the school tells besides: urgent, by SMS.
inline constexpr std::string_view absence_alerts = R"lua(
notify "absence" {
  clause = "7.3", when = absent { code = "Н" }, tell = { "parents" }, by = first_of { "sms" },
  priority = 10, guarded = false,
}
)lua";

class WaitingSchool {
 public:
  explicit WaitingSchool(const std::filesystem::path& data);

  [[nodiscard]] OpenSchool& open() { return school_; }
  /// One more absence of a student who was there until now: an alert by SMS of priority 10.
  void record_absence();
  /// A class of low marks: a mail each.
  void record_low_marks();
  /// So many messages of priority 80 wait on the SMS channel, all due: a line of the evening's digest each.
  void fill(std::size_t messages);
  /// What is waiting now goes away.
  void empty();

  [[nodiscard]] RelayParts parts();

 private:
  [[nodiscard]] bool can_be_told_of(PersonId student);

  OpenSchool school_;
  std::vector<SchoolClass> classes_;
  std::size_t next_absence_ = 0;
  std::size_t next_marks_ = 0;
  std::int64_t first_source_ = 0;
  std::int64_t sources_ = 0;
  std::int64_t next_id_ = 10'000'000;
};

/// A planner and relays on threads of their own, with the pauses of the running service, while this lives. The school's
/// clock runs with them.
class RunningSchool {
 public:
  RunningSchool(WaitingSchool& school, const std::vector<BenchGateway*>& gateways);
  ~RunningSchool();
  RunningSchool(const RunningSchool&) = delete;
  RunningSchool& operator=(const RunningSchool&) = delete;

 private:
  std::vector<std::unique_ptr<Relay>> relays_;
  std::vector<std::jthread> threads_;
};

}  // namespace vestnik::bench
