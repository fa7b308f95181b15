// What the three kinds of message look like as files.
#include "base/text.h"
#include "domain/sms_segments.h"
#include "maildir_gateway.h"
#include "net/header_text.h"
#include "net/mime.h"

namespace vestnik::maildir {
namespace {

constexpr std::size_t files_in_a_batch = 100;

std::string name_of(const Message& message) {
  return std::to_string(message.institution.value) + "." + std::to_string(message.delivery.value);
}

Result<Sheet> mail_sheet(const Config& config, const Message& message, Instant now) {
  const std::string message_id = net::message_id_for(message.idempotency_key, config.domain);
  auto mail = net::build_mail({.message_id = message_id,
                               .date = now,
                               .from_name = message.sender_name,
                               .from = config.from,
                               .to = message.address,
                               .subject = message.subject,
                               .text = message.text,
                               .html = message.html});
  if (!mail.ok()) return std::move(mail).problem();
  return Sheet{name_of(message) + ".vestnik", std::move(mail).value()};
}

Result<Sheet> sms_sheet(const Config&, const Message& message, Instant now) {
  if (!net::is_telephone(message.address)) return Problem{"sms.bad_telephone"};
  if (!is_utf8(message.text)) return Problem{"sms.not_utf8"};
  return Sheet{name_of(message) + ".txt", "To: " + message.address + "\nDate: " + to_iso(now) + "\nSegments: " +
                                              std::to_string(count_sms_segments(message.text).segments) + "\n\n" +
                                              message.text + "\n"};
}

Result<Sheet> print_sheet(const Config&, const Message& message, Instant) {
  if (!net::is_one_line(message.address)) return Problem{"mail.bad_address", {{"field", "to"}}};
  if (!message.html.empty()) return Sheet{name_of(message) + ".html", message.html};
  return Sheet{name_of(message) + ".txt", message.subject + "\n\n" + message.text + "\n"};
}

}  // namespace

std::unique_ptr<RemoteGateway> email_gateway(const Config& config, const Clock& clock) {
  return std::make_unique<FolderGateway>(GatewayInfo{"maildir_email", "email", "email", "email", files_in_a_batch},
                                         config, clock, &mail_sheet, "email/tmp", "email/new", "email/cur");
}

std::unique_ptr<RemoteGateway> sms_gateway(const Config& config, const Clock& clock) {
  return std::make_unique<FolderGateway>(GatewayInfo{"maildir_sms", "sms", "sms", "phone", files_in_a_batch}, config,
                                         clock, &sms_sheet, "sms/tmp", "sms");
}

std::unique_ptr<RemoteGateway> print_gateway(const Config& config, const Clock& clock) {
  return std::make_unique<FolderGateway>(GatewayInfo{"maildir_print", "print", "print", "", files_in_a_batch}, config,
                                         clock, &print_sheet, "print/tmp", "print");
}

}  // namespace vestnik::maildir
