#pragma once
/// The gateway against another's implementation of SMPP: the centre of tests/support/smsc, a process on loopback.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "smpp/smpp_gateway.h"
#include "support/cabinet/school.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

/// Notes what a gateway hands in. `fate` and `fail` are the test's.
class NotedReports final : public DeliveryReports {
 public:
  std::vector<ReportFate> take(std::string_view gateway, std::span<const DeliveryReport> reports) override {
    if (fail) throw DatabaseError{DatabaseError::Kind::busy, "not now"};
    std::vector<ReportFate> fates;
    for (const DeliveryReport& report : reports) {
      fates.push_back(fate(report));
      if (fates.back() != ReportFate::unknown) taken.push_back(report);
    }
    gateway_named = gateway;
    return fates;
  }
  bool take(const InboundMessage& message) override {
    if (fail) throw DatabaseError{DatabaseError::Kind::busy, "not now"};
    messages.push_back(message);
    return true;
  }

  bool fail = false;
  std::function<ReportFate(const DeliveryReport&)> fate = [](const DeliveryReport&) { return ReportFate::taken; };
  std::vector<DeliveryReport> taken;
  std::vector<InboundMessage> messages;
  std::string gateway_named;
};

[[nodiscard]] std::string in_a_word(const Outcome& outcome);

class SmppCentre : public ::testing::Test {
 protected:
  SmppCentre();
  /// Starts the centre and the gateway. Once, before anything else.
  void start(const std::string& mode = "normal", const std::function<void(smpp::Config&)>& change = {});
  void restart_centre(const std::string& mode = "normal");

  [[nodiscard]] static Message sms(const std::string& text, std::int64_t delivery = 1);
  Outcome deliver(const std::string& text, std::int64_t delivery = 1);
  std::vector<Outcome> deliver(const std::vector<Message>& messages,
                               std::chrono::milliseconds within = std::chrono::seconds{20});
  /// Collects until `enough` or two seconds have gone.
  bool collect_until(const std::function<bool()>& enough);
  void collect_for(std::chrono::milliseconds length);
  /// Lines of the centre's log of this kind.
  [[nodiscard]] std::vector<nlohmann::json> heard(const std::string& what) const;

  TemporaryFolder folder_;
  School school_;
  smpp::Config config_;
  std::unique_ptr<test::ChildProcess> centre_;
  std::unique_ptr<smpp::SmppGateway> gateway_;
  NotedReports reports_;
};

}  // namespace vestnik::tests
