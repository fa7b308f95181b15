#include "unit/smpp/smpp_centre.h"

#include <fstream>
#include <thread>

namespace vestnik::tests {

using std::chrono::steady_clock;

std::string in_a_word(const Outcome& outcome) {
  if (const auto* sent = std::get_if<Sent>(&outcome)) return "sent " + sent->receipt;
  if (std::holds_alternative<RetryAt>(outcome)) return "retry";
  if (std::holds_alternative<Unknown>(outcome)) return "unknown";
  const auto& refused = std::get<Refused>(outcome);
  if (refused.of == Refused::Of::address) return "no such number";
  return refused.permanent ? "refused for good" : "refused";
}

SmppCentre::SmppCentre() {
  school_.migrate("smpp", smpp::PartStore::migrations());
  config_.server.host = "127.0.0.1";
  config_.system_id = "school39";
  config_.password = "s3cret";
  config_.sender = smpp::address_of("School39");
  config_.timeout = std::chrono::seconds{1};
}

void SmppCentre::restart_centre(const std::string& mode) {
  centre_.reset();
  centre_ = std::make_unique<test::ChildProcess>(
      std::vector<std::string>{"node", VESTNIK_SOURCE_DIR "/tests/support/smsc/smsc.js", folder_.path("smsc"), mode});
  config_.server.port = centre_->read_port();
}

void SmppCentre::start(const std::string& mode, const std::function<void(smpp::Config&)>& change) {
  restart_centre(mode);
  if (change) change(config_);
  gateway_ = std::make_unique<smpp::SmppGateway>(config_, school_.database(), school_.clock());
}

Message SmppCentre::sms(const std::string& text, std::int64_t delivery) {
  Message message;
  message.institution = school;
  message.delivery = DeliveryId{delivery};
  message.idempotency_key = "1." + std::to_string(delivery);
  message.address = "+79270000001";
  message.text = text;
  return message;
}

std::vector<Outcome> SmppCentre::deliver(const std::vector<Message>& messages, std::chrono::milliseconds within) {
  return gateway_->deliver(messages, steady_clock::now() + within);
}

Outcome SmppCentre::deliver(const std::string& text, std::int64_t delivery) {
  return deliver(std::vector{sms(text, delivery)}).at(0);
}

bool SmppCentre::collect_until(const std::function<bool()>& enough) {
  const auto until = steady_clock::now() + std::chrono::seconds{2};
  while (!enough()) {
    if (steady_clock::now() >= until) return false;
    collect_for(std::chrono::milliseconds{20});
  }
  return true;
}

void SmppCentre::collect_for(std::chrono::milliseconds length) {
  const auto until = steady_clock::now() + length;
  do {
    gateway_->collect(reports_, steady_clock::now() + std::chrono::seconds{1});
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  } while (steady_clock::now() < until);
}

std::vector<nlohmann::json> SmppCentre::heard(const std::string& what) const {
  std::ifstream lines{folder_.path("smsc") + "/heard.jsonl"};
  std::vector<nlohmann::json> found;
  for (std::string line; std::getline(lines, line);) {
    auto one = nlohmann::json::parse(line, nullptr, false);
    if (!one.is_discarded() && one.at("what") == what) found.push_back(std::move(one));
  }
  return found;
}

}  // namespace vestnik::tests
