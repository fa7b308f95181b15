#pragma once
#include "internal_mail/letter_gateway.h"
#include "plugins/mail/letter_reading.h"
#include "plugins/mail/migrations.h"
#include "plugins/mail/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {

/// Remembers what was reported of deliveries.
class HeardReports final : public DeliveryReports {
 public:
  std::vector<ReportFate> take(std::string_view gateway, std::span<const DeliveryReport> reports) override {
    for (const auto& one : reports) {
      heard.push_back(std::string{gateway} + " " + one.idempotency_key);
      last = one;
    }
    return std::vector<ReportFate>(reports.size(), ReportFate::taken);
  }
  bool take(const InboundMessage&) override { return false; }

  std::vector<std::string> heard;
  DeliveryReport last;
};

class MailSchool : public RecordingSchool {
 protected:
  MailSchool() : routes_(host_), reading_(host_) {
    school_.migrate("internal_mail", internal_mail::migrations());
    school_.migrate("mail", mail::migrations());
    routes_.contribute();
    reading_.contribute();
    host_.report_to(reports_);
  }

  Response send(PersonId from, const std::string& body) { return host_.post("/api/v1/mail", from, body, key()); }
  Response write(PersonId from, PersonId to, const std::string& subject = "Вопрос") {
    return send(from, R"({"to":[)" + std::to_string(to.value) + R"(],"subject":")" + subject + R"(","body":"Текст"})");
  }
  /// Sends it and answers its id.
  std::string sent(PersonId from, PersonId to, const std::string& subject = "Вопрос") {
    return expect(201, write(from, to, subject))["result"]["id"];
  }
  nlohmann::json folder(PersonId person, const std::string& query = {}) {
    return expect(200, host_.get("/api/v1/mail" + query, person));
  }
  nlohmann::json open(PersonId person, const std::string& id) {
    return expect(200, host_.get("/api/v1/mail/" + id, person));
  }
  /// A letter of the service itself, as the gateway writes it.
  void letter(int id, PersonId to, const std::string& sent_at) {
    school_.run("INSERT INTO p_internal_mail_letter VALUES (1, " + std::to_string(id) + ", " +
                std::to_string(to.value) + ", " + std::to_string(id) + ", 'absence', 'Отсутствие', 'Текст письма', " +
                std::to_string(to_microseconds(*parse_iso_instant(sent_at))) + ", NULL)");
  }

  mail::MailRoutes routes_;
  mail::LetterReading reading_;
  HeardReports reports_;
};

}  // namespace vestnik::tests
