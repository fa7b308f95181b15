#pragma once
#include "plugins/paper/migrations.h"
#include "plugins/paper/routes.h"
#include "plugins/paper/sheet_gateway.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {

class PaperSchool : public RecordingSchool {
 protected:
  PaperSchool() : routes_(host_), gateway_(school_.clock()) {
    school_.migrate("paper", paper::migrations());
    routes_.contribute();
  }

  /// A sheet about the student, as the relay gives it to the gateway; answers the outcome's receipt.
  std::string sheet(PersonId guardian, PersonId student, const std::string& text = "Алгебра: оценка 5",
                    const std::string& category = "digest") {
    std::vector<Outcome> outcomes;
    school_.database().write(school, Priority::relay, [&](Transaction& tx) {
      Message message;
      message.institution = school;
      message.delivery = tx.next_id<DeliveryId>("delivery");
      message.category = category;
      message.recipient = guardian;
      message.subject = "Школа: сведения за неделю";
      message.text = text;
      cover(tx, message, student);
      outcomes = gateway_.deliver(tx, std::vector{message});
      return true;
    });
    const auto* sent = std::get_if<Sent>(&outcomes.at(0));
    return sent == nullptr ? std::string{} : sent->receipt;
  }

  nlohmann::json queue(PersonId person, const std::string& state = "waiting") {
    return expect(200, host_.get("/api/v1/paper?state=" + state, person))["sheets"];
  }
  Response hand(const std::string& id, PersonId person, const std::string& how) {
    return host_.post("/api/v1/paper/" + id + "/handed-over", person, R"({"how":")" + how + R"("})", key());
  }

  paper::PaperRoutes routes_;
  paper::SheetGateway gateway_;

 private:
  static void cover(Transaction& tx, const Message& message, PersonId student) {
    const auto obligation = tx.next_id<ObligationId>("obligation");
    tx.execute(
        "INSERT INTO delivery (institution_id, id, recipient_id, channel, template, rule, clause, merge_key, remaining,"
        " in_doubt, afterwards, state, reason, priority, due_at, created_at, changed_at, fence, attempts, gateway,"
        " receipt, address, subject, body, html) VALUES ($1, $2, $3, 'print', 'digest', $4, '', '', '', 'leave', '',"
        " 'sending', '', 50, 0, 0, 0, 1, 1, 'paper', '', '', '', '', '')",
        {school, message.delivery, message.recipient, message.category});
    tx.execute(
        "INSERT INTO obligation (institution_id, id, event_id, fact_kind, fact_id, fact_version, rule, clause,"
        " recipient_id, student_id, corrects, state, reason, proof, created_at)"
        " VALUES ($1, $2, 0, 'mark', $2, 1, 'mark', '', $3, $4, 0, 'open', '', '', 0)",
        {school, obligation, message.recipient, student});
    tx.execute("INSERT INTO delivery_obligation (institution_id, delivery_id, obligation_id) VALUES ($1, $2, $3)",
               {school, message.delivery, obligation});
  }
};

}  // namespace vestnik::tests
