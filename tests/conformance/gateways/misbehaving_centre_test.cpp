// Every way to misbehave at every phase of SMPP 3.4: each has the one right outcome, and none holds up another message.
#include "misbehaving_servers.h"
#include "smpp/smpp_gateway.h"
#include "support/cabinet/school.h"

namespace vestnik::test {
namespace {

using namespace std::chrono_literals;

struct RightOutcome {
  std::string_view cell;
  std::string_view outcome;  ///< words, "|" between them
};

// Before the bind is answered with yes nothing has left; a submit that left and was not answered is unknown.
constexpr RightOutcome right_at_the_centre[] = {
    {"submit nack", "retry"},
    // 0x0E for a bind of one's own: nobody asked.
    {"submit long_id", "sent"},
    {"submit id_of_high_bytes", "sent"},
    {"submit id_with_line_ends", "sent"},
    {"submit receipt_before", "sent"},
    // The first answer counts.
    {"submit yes_then_no", "sent"},
    {"submit no_then_yes", "retry"},
    {"submit throttled_for_ever", "retry"},
    // An answer to what had not been said yet is nobody's; the real one follows.
    {"between answer_too_early", "sent"},
    {"connect answers_before_it_is_asked", "retry|unknown"},
};
constexpr std::string_view fine_answers[] = {
    "byte_by_byte",    "after_an_enquiry",      "after_a_stranger",     "after_anothers_answer", "twice",
    "with_parameters", "with_a_torn_parameter", "without_the_last_nul", "without_a_body",
};

std::string_view right_of_submit_status(unsigned long status) {
  switch (status) {
    case 0x0B: return "no such address";
    case 0x01:
    case 0x62:
    case 0x65:
    case 0x66:
    case 0xFE: return "refused for good";
    default: return "retry";
  }
}

std::string_view right_of_centre(const Cell& cell) {
  const std::string name = cell.phase + " " + cell.behaviour;
  for (const RightOutcome& row : right_at_the_centre) {
    if (row.cell == name) return row.outcome;
  }
  if (cell.phase == "between" || cell.phase == "enquire") return "sent";
  if (std::ranges::find(fine_answers, cell.behaviour) != std::end(fine_answers)) return "sent";
  if (cell.phase != "submit") return "retry";
  if (cell.behaviour.starts_with("status_")) {
    return right_of_submit_status(std::stoul(cell.behaviour.substr(7), nullptr, 16));
  }
  return "unknown";
}

std::string centre_outcome(const Outcome& outcome) {
  if (std::holds_alternative<Sent>(outcome)) return "sent";
  if (std::holds_alternative<RetryAt>(outcome)) return "retry";
  if (std::holds_alternative<Unknown>(outcome)) return "unknown";
  const auto& refused = std::get<Refused>(outcome);
  if (refused.of == Refused::Of::address) return "no such address";
  return refused.permanent ? "refused for good" : "refused";
}

/// Takes no report of anything.
class NobodysReports final : public DeliveryReports {
 public:
  std::vector<ReportFate> take(std::string_view, std::span<const DeliveryReport> reports) override {
    seen += reports.size();
    return std::vector<ReportFate>(reports.size(), ReportFate::unknown);
  }
  bool take(const InboundMessage&) override { return false; }
  std::size_t seen = 0;
};

class MisbehavingCentres : public MisbehavingServers {
 protected:
  MisbehavingCentres() {
    school_.migrate("smpp", smpp::PartStore::migrations());
    start("bad_smpp_server.py");
  }
  [[nodiscard]] smpp::Config config_for(const Cell& cell) const {
    smpp::Config config;
    config.server.host = "127.0.0.1";
    config.server.port = cell.port;
    config.server.tls = cell.phase == "tls";
    // Trusted, and of another name.
    config.server.ca_file = cell.phase == "tls" ? scratch_.path("certificate") : std::string{};
    config.system_id = "school39";
    config.password = "s3cret";
    config.sender = smpp::address_of("School39");
    config.timeout = 1s;
    config.keep_alive = 1s;
    config.window = 1;
    return config;
  }
  [[nodiscard]] static Message message_to_centre() {
    Message message;
    message.institution = tests::school;
    message.delivery = DeliveryId{1};
    message.idempotency_key = "1.1";
    message.address = "+79270000001";
    message.text = "Нет на уроке";
    return message;
  }
  /// One message, and a look at what comes in before it and after it.
  std::vector<Outcome> deliver_to(const Cell& cell) {
    const smpp::Config config = config_for(cell);
    smpp::SmppGateway gateway{config, school_.database(), school_.clock()};
    NobodysReports reports;
    const auto look = [&] {
      const auto begun = std::chrono::steady_clock::now();
      EXPECT_NO_THROW(gateway.collect(reports, begun + 1s));
      EXPECT_LT(std::chrono::steady_clock::now() - begun, 3s);
    };
    if (cell.phase == "between") look();
    if (cell.phase == "enquire") {
      for (int looks = 0; looks < 10; ++looks, std::this_thread::sleep_for(250ms)) look();
    }
    const Message message = message_to_centre();
    const auto deliver = [&] { return gateway.deliver({&message, 1}, std::chrono::steady_clock::now() + 2s); };
    auto outcomes = deliver();
    look();
    // A connection that was given up is opened again after a pause, and works.
    for (int tries = 0; tries < 8 && cell.phase == "enquire" && centre_outcome(outcomes[0]) != "sent"; ++tries) {
      std::this_thread::sleep_for(400ms);
      outcomes = deliver();
    }
    return outcomes;
  }

  tests::School school_;
};

TEST_F(MisbehavingCentres, HaveTheRightOutcomeAtEveryPhase) {
  ASSERT_GT(cells_.size(), 40U * 4U);
  go_through([&](const Cell& cell) { return deliver_to(cell); },
             [](const Cell& cell, const Outcome& outcome) {
               const auto right = right_of_centre(cell);
               EXPECT_TRUE(is_among(centre_outcome(outcome), right)) << centre_outcome(outcome) << " and not " << right;
             });
}

}  // namespace
}  // namespace vestnik::test
