#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "gateway_harness.h"
#include "smpp/smpp_gateway.h"
#include "support/cabinet/school.h"
#include "support/child_process.h"

namespace vestnik::test {
namespace {

class Smpp final : public GatewayHarness {
 public:
  Smpp()
      : centre_({"node", VESTNIK_SOURCE_DIR "/tests/support/smsc/smsc.js", scratch_.root().string()}),
        gateway_(config(centre_.read_port()), school_.database(), school_.clock()) {
    school_.migrate("smpp", smpp::PartStore::migrations());
  }
  [[nodiscard]] RemoteGateway& gateway() override { return gateway_; }
  [[nodiscard]] std::string good_address() const override { return "+79270000001"; }
  [[nodiscard]] bool carries_subject() const override { return false; }
  [[nodiscard]] bool carries_html() const override { return false; }
  [[nodiscard]] bool repeats_replace() const override { return false; }
  /// Parts of one message come in order; the first begins a message.
  [[nodiscard]] std::vector<Arrived> arrived() override {
    std::vector<Arrived> found;
    std::map<std::string, std::size_t> open;
    std::istringstream lines{read_file(scratch_.root() / "heard.jsonl")};
    for (std::string line; std::getline(lines, line);) {
      const auto one = nlohmann::json::parse(line);
      if (one.at("what") != "submit") continue;
      // In as many figures each: the suite puts messages in the order of their identities.
      const std::string identity = std::to_string(100'000 + one.at("reference").get<int>());
      if (one.at("place").at("number") == 1) {
        open[identity] = found.size();
        found.push_back({identity, "+" + one.at("to").get<std::string>(), "", "", ""});
      }
      found.at(open.at(identity)).text += one.at("text");
    }
    return found;
  }

 private:
  static smpp::Config config(int port) {
    smpp::Config made;
    made.server.host = "127.0.0.1";
    made.server.port = port;
    made.system_id = "school";
    made.password = "s3cret";
    made.window = 50;
    return made;
  }

  tests::TemporaryFolder scratch_;
  tests::School school_;
  ChildProcess centre_;
  smpp::SmppGateway gateway_;
};

}  // namespace

GatewayCase smpp_case() {
  return {"smpp", [] { return std::make_unique<Smpp>(); }};
}

}  // namespace vestnik::test
