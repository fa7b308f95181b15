#include "plugins/bounces/bounce.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "net/mime_reader.h"

namespace vestnik::bounces {
namespace {

using Kind = DeliveryReport::Kind;
using net::MailPart;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

bool is_readable(const MailPart& part) {
  return is_one_of(to_lower(part.header("content-transfer-encoding")), {"", "7bit", "8bit", "binary"});
}

/// "rfc822; anna@example.org", "<anna@example.org>": the address alone.
std::string address_in(std::string_view field) {
  const auto type = field.find(';');
  std::string_view address = trimmed(type == std::string_view::npos ? field : field.substr(type + 1));
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  return to_lower(address);
}

std::string id_in(std::string_view field) {
  const auto open = field.find('<');
  const auto close = field.find('>', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return {};
  return std::string{field.substr(open + 1, close - open - 1)};
}

/// Headers of the mail that came back, in the part that returns it.
std::string returned_id(const MailPart& part) {
  const auto returned = net::read_part(part.body);
  return returned && returned->count("message-id") == 1 ? id_in(returned->header("message-id")) : std::string{};
}

/// The groups of fields of a message/delivery-status: first of the mail, then one a recipient.
std::vector<MailPart> field_groups(std::string_view body) {
  constexpr std::size_t most_groups = 10;
  std::vector<MailPart> groups;
  while (groups.size() < most_groups) {
    while (body.starts_with("\r\n") || body.starts_with('\n')) body.remove_prefix(body.front() == '\r' ? 2 : 1);
    if (body.empty()) break;
    auto group = net::read_part(body);
    if (!group) return {};
    body = group->body;
    groups.push_back(*std::move(group));
  }
  return groups;
}

std::optional<Kind> verdict(std::string_view action, std::string_view status) {
  if (action == "delivered" && status.starts_with('2')) return Kind::delivered;
  if (action != "failed" || !(status.starts_with("5.") || status.starts_with("4."))) return std::nullopt;
  return kind_of_failure(status);
}

/// The first word: "5.1.1 (bad destination mailbox address)".
std::string first_word(std::string_view field) { return std::string{field.substr(0, field.find_first_of(" \t("))}; }

std::optional<Bounce> read_status(const MailPart& part) {
  const auto groups = field_groups(part.body);
  // One mail of ours has one recipient. More of them are the members of a list, or where the address forwards to.
  if (groups.size() != 2) return std::nullopt;
  const MailPart& recipient = groups.back();
  if (recipient.count("action") != 1 || recipient.count("status") != 1) return std::nullopt;
  const std::string action = to_lower(first_word(recipient.header("action")));
  const std::string status = first_word(recipient.header("status"));
  const auto kind = verdict(action, status);
  if (!kind) return std::nullopt;
  Bounce bounce;
  bounce.kind = *kind;
  for (const auto* field : {"original-recipient", "final-recipient"}) {
    if (recipient.count(field) == 1) bounce.recipients.push_back(address_in(recipient.header(field)));
  }
  if (bounce.recipients.empty()) return std::nullopt;
  bounce.why = action + " " + status + " " + std::string{recipient.header("diagnostic-code")};
  return bounce;
}

std::optional<Bounce> read_report(const MailPart& mail, const net::ContentType& type) {
  const auto parts = net::split_parts(mail.body, type.parameter("boundary"));
  if (!parts) return std::nullopt;
  std::optional<Bounce> bounce;
  std::string message_id;
  for (const std::string_view text : parts->texts) {
    const auto part = net::read_part(text);
    if (!part) continue;
    const auto part_type = net::parse_content_type(part->header("content-type"));
    if (!part_type || !is_readable(*part)) continue;
    if (is_one_of(part_type->type, {"message/delivery-status", "message/global-delivery-status"})) {
      if (bounce) return std::nullopt;
      bounce = read_status(*part);
      if (!bounce) return std::nullopt;
    } else if (is_one_of(part_type->type,
                         {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"})) {
      message_id = returned_id(*part);
    }
  }
  if (!bounce || message_id.empty()) return std::nullopt;
  bounce->message_id = std::move(message_id);
  return bounce;
}

/// The first enhanced code of the text: "5.1.1".
std::string enhanced_code(std::string_view text) {
  for (std::size_t at = 0; at + 5 <= text.size(); ++at) {
    const bool begins = (text[at] == '5' || text[at] == '4') && text[at + 1] == '.' && (at == 0 || text[at - 1] == ' ');
    if (!begins) continue;
    const std::string_view code = text.substr(at, text.substr(at).find_first_not_of("0123456789."));
    if (std::ranges::count(code, '.') == 2 && code.size() <= 9 && !code.ends_with('.')) return std::string{code};
  }
  return {};
}

/// Exim's own text. It names its recipients in a header, says whether it has given up, and returns the mail below a
/// line of dashes.
std::optional<Bounce> read_exim(const MailPart& mail) {
  constexpr std::string_view copy_begins = "------ This is a copy of ";
  if (mail.count("x-failed-recipients") != 1 || !is_readable(mail)) return std::nullopt;
  const std::string address = address_in(mail.header("x-failed-recipients"));
  if (address.find(',') != std::string::npos) return std::nullopt;
  const auto copy = mail.body.find(copy_begins);
  const std::string_view text = mail.body.substr(0, copy);
  if (copy == std::string_view::npos || text.find("This is a permanent error.") == std::string_view::npos)
    return std::nullopt;
  const auto headers = mail.body.find("\n\n", copy);
  const auto headers_crlf = mail.body.find("\r\n\r\n", copy);
  const auto at = std::min(headers, headers_crlf);
  if (at == std::string_view::npos) return std::nullopt;
  const auto begins = mail.body.find_first_not_of("\r\n", at);
  if (begins == std::string_view::npos) return std::nullopt;
  MailPart returned;
  returned.body = mail.body.substr(begins);
  Bounce bounce;
  bounce.message_id = returned_id(returned);
  if (bounce.message_id.empty()) return std::nullopt;
  const std::string code = enhanced_code(text);
  if (!code.empty() && !code.starts_with('5')) return std::nullopt;
  bounce.kind = code.empty() ? Kind::undelivered : kind_of_failure(code);
  bounce.recipients = {address};
  bounce.why = "failed " + code;
  return bounce;
}

}  // namespace

Kind kind_of_failure(std::string_view status) {
  return is_one_of(status, {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"}) ? Kind::no_such_address
                                                                                    : Kind::undelivered;
}

std::optional<Bounce> read_bounce(std::string_view mail) {
  const auto head = net::read_part(mail);
  if (!head) return std::nullopt;
  const auto type = net::parse_content_type(head->header("content-type"));
  if (type && type->type == "multipart/report") {
    const bool of_delivery = to_lower(type->parameter("report-type")) == "delivery-status";
    return of_delivery ? read_report(*head, *type) : std::nullopt;
  }
  const bool text = !type || type->type == "text/plain";
  return text ? read_exim(*head) : std::nullopt;
}

}  // namespace vestnik::bounces
