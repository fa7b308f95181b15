#include "plugins/mail/letter_reading.h"

#include <array>

#include "json/json_value.h"
#include "plugins/mail/mail_id.h"
#include "plugins/mail/mail_store.h"

namespace vestnik::mail {
namespace {

constexpr std::string_view letter_gateway = "internal_mail";

std::optional<MailId> opened_mail(const Event& event) {
  const auto payload = JsonValue::parse(event.payload);
  const JsonValue* mail = payload ? payload->find("mail") : nullptr;
  const std::string* text = mail != nullptr ? mail->text() : nullptr;
  return text != nullptr ? parse_mail_id(*text) : std::nullopt;
}

}  // namespace

void LetterReading::contribute() {
  host_.add_event_handler("mail.opened", [this](const Event& event) { on_opened(event); });
}

void LetterReading::on_opened(const Event& event) {
  const auto mail = opened_mail(event);
  if (!mail || mail->kind != MailKind::letter) return;
  std::optional<DeliveryId> delivery;
  host_.database().read(event.institution,
                        [&](Transaction& transaction) { delivery = delivery_of_letter(transaction, mail->number); });
  if (!delivery) return;
  DeliveryReport report;
  report.idempotency_key = std::to_string(event.institution.value) + "." + std::to_string(delivery->value);
  report.kind = DeliveryReport::Kind::read;
  report.at = event.recorded_at;
  host_.reports().take(letter_gateway, std::array{report});
}

}  // namespace vestnik::mail
