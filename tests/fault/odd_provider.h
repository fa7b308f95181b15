#pragma once
/// A provider that answers as chance has it: takes a message over and says so, or says nothing, refuses, throws, dies
/// in the middle of a batch; and whose reports come early, late, twice, or from somebody else.
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "ports/delivery_reports.h"
#include "ports/gateway.h"

namespace vestnik::fault {

/// A report on its way.
struct ComingReport {
  std::string gateway;
  DeliveryReport report;
  bool forged = false;
};

class OddProvider final : public RemoteGateway {
 public:
  struct Hooks {
    std::function<void(const Message&)> before;      ///< looks at a message that is about to be sent
    std::function<void(const std::string&)> note;    ///< writes the log
    std::function<void()> meanwhile;                 ///< whatever else happens while a batch is being sent
    std::function<void(const ComingReport&)> early;  ///< a report that overtakes its receipt
  };

  OddProvider(GatewayInfo info, const Clock& clock, Random& random, Hooks hooks)
      : info_(std::move(info)), clock_(clock), random_(random), hooks_(std::move(hooks)) {}

  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;
  [[nodiscard]] std::vector<Outcome> ask(std::span<const Message> messages, Deadline deadline) override;

  /// From now on it takes everything over and says so.
  void behave() { behaves_ = true; }
  /// Reports that are on their way, handed over.
  [[nodiscard]] std::vector<ComingReport> take_reports() { return std::exchange(coming_, {}); }

 private:
  [[nodiscard]] Outcome answer(const Message& message);
  void take_over(const Message& message, const std::string& receipt);
  [[nodiscard]] ComingReport report_on(const Message& message, const std::string& receipt);

  GatewayInfo info_;
  const Clock& clock_;
  Random& random_;
  Hooks hooks_;
  bool behaves_ = false;
  std::map<std::string, std::uint64_t> taken_;
  std::vector<ComingReport> coming_;
};

}  // namespace vestnik::fault
