#pragma once
/// Gateways that remember what they were given and answer what a test told them to.
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "ports/database.h"
#include "ports/gateway.h"

namespace vestnik::tests {

class ScriptedGateway final : public RemoteGateway {
 public:
  explicit ScriptedGateway(GatewayInfo info) : info_(std::move(info)) {}
  const GatewayInfo& info() const override { return info_; }

  std::vector<Outcome> deliver(std::span<const Message> messages, Deadline) override {
    std::vector<Outcome> outcomes;
    for (const auto& message : messages) {
      seen.push_back(message);
      outcomes.push_back(answer(message));
    }
    if (afterwards) afterwards();
    return outcomes;
  }

  std::vector<Outcome> ask(std::span<const Message> messages, Deadline) override {
    std::vector<Outcome> answers;
    for (const auto& message : messages) {
      asked.push_back(message);
      answers.push_back(fate(message));
    }
    return answers;
  }

  std::vector<Message> seen;
  std::vector<Message> asked;
  std::function<Outcome(const Message&)> answer = [](const Message&) { return Sent{"receipt"}; };
  std::function<Outcome(const Message&)> fate = [](const Message&) { return Unknown{"no word"}; };
  std::function<void()> afterwards;  ///< runs between the sending and its receipt

 private:
  GatewayInfo info_;
};

class ScriptedLocalGateway final : public LocalGateway {
 public:
  explicit ScriptedLocalGateway(GatewayInfo info) : info_(std::move(info)) {}
  const GatewayInfo& info() const override { return info_; }

  std::vector<Outcome> deliver(Transaction&, std::span<const Message> messages) override {
    if (fail) throw std::runtime_error{"broken gateway"};
    seen.insert(seen.end(), messages.begin(), messages.end());
    return std::vector<Outcome>(messages.size(), Sent{});
  }

  std::vector<Message> seen;
  bool fail = false;

 private:
  GatewayInfo info_;
};

}  // namespace vestnik::tests
