#include "net/mime.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "base/digest.h"
#include "base/text.h"
#include "net/header_text.h"
#include "net/mime_encoding.h"

namespace vestnik::net {
namespace {

constexpr std::size_t longest_plain_line = 76;

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 32 && c < 127; });
}

// "=?" would be read as an encoded word; blanks at the ends would be folded away.
std::string unstructured(std::string_view value, std::size_t used) {
  const bool as_it_is = is_plain_ascii(value) && used + value.size() <= longest_plain_line &&
                        value.find("=?") == std::string_view::npos && trimmed(value) == value;
  return as_it_is ? std::string{value} : encoded_words(value, used);
}

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string mailbox(std::string_view name, std::string_view address, std::size_t used) {
  if (name.empty()) return std::string{address};
  const bool plain = is_plain_ascii(name) && name.size() <= 60 && name.find("=?") == std::string_view::npos;
  return (plain ? quoted(name) : encoded_words(name, used)) + "\r\n <" + std::string{address} + ">";
}

std::string rfc5322_date(Instant at) {
  static constexpr std::array<const char*, 7> days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const CivilDate date{day};
  const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %u %s %d %02d:%02d:%02d +0000",
                days[static_cast<std::size_t>(iso_weekday(date)) - 1], static_cast<unsigned>(date.day()),
                months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

// Headers and body of one part.
std::string text_part(std::string_view subtype, std::string_view text) {
  const std::string canonical = with_crlf(text);
  std::string printable = quoted_printable(canonical);
  std::string base64 = base64_lines(canonical);
  const bool shorter = printable.size() <= base64.size();
  std::string part = "Content-Type: text/";
  part += subtype;
  part += "; charset=utf-8\r\nContent-Transfer-Encoding: ";
  part += shorter ? "quoted-printable\r\n\r\n" : "base64\r\n\r\n";
  part += shorter ? printable : base64;
  return part;
}

// "=_" can stand neither in quoted-printable nor in base64, so no line of a part can be taken for the boundary.
std::string alternative(const Mail& mail) {
  const std::string boundary = "=_" + digest(mail.message_id).substr(0, 32);
  std::string body = "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"\r\n\r\n";
  for (const auto& [subtype, text] : {std::pair{"plain", mail.text}, std::pair{"html", mail.html}}) {
    body += "--" + boundary + "\r\n" + text_part(subtype, text) + "\r\n";
  }
  return body + "--" + boundary + "--\r\n";
}

bool is_web_address(std::string_view url) {
  constexpr std::size_t longest_url = 900;
  const bool web = url.starts_with("https://") || url.starts_with("http://");
  return web && url.size() <= longest_url &&
         std::all_of(url.begin(), url.end(), [](char c) { return c > 32 && c < 127 && c != '<' && c != '>'; });
}

std::optional<Problem> fault_of(const Mail& mail) {
  for (const auto& [field, value] : {std::pair{"from_name", mail.from_name}, std::pair{"subject", mail.subject},
                                     std::pair{"message_id", mail.message_id}}) {
    if (!is_one_line(value) || !is_utf8(value)) return Problem{"mail.unsafe_header", {{"field", field}}};
  }
  // A message id has the look of an address: dot-atom, "@", domain.
  for (const auto& [field, value] :
       {std::pair{"from", mail.from}, std::pair{"to", mail.to}, std::pair{"message_id", mail.message_id}}) {
    if (!is_mail_address(value)) return Problem{"mail.bad_address", {{"field", field}}};
  }
  if (!mail.unsubscribe.empty() && !is_web_address(mail.unsubscribe))
    return Problem{"mail.unsafe_header", {{"field", "unsubscribe"}}};
  for (const auto& [field, value] : {std::pair{"text", mail.text}, std::pair{"html", mail.html}}) {
    if (!is_utf8(value)) return Problem{"mail.not_utf8", {{"field", field}}};
  }
  return std::nullopt;
}

}  // namespace

std::string message_id_for(std::string_view idempotency_key, std::string_view domain) {
  const std::string plain = std::string{idempotency_key} + "@" + std::string{domain};
  return is_mail_address(plain) ? plain : digest(idempotency_key).substr(0, 32) + "@" + std::string{domain};
}

Result<std::string> build_mail(const Mail& mail) {
  if (auto fault = fault_of(mail)) return *std::move(fault);
  std::string out;
  out.reserve(1024 + mail.text.size() * 3 / 2 + mail.html.size() * 3 / 2);
  out += "Date: " + rfc5322_date(mail.date) + "\r\n";
  out += "From: " + mailbox(mail.from_name, mail.from, 6) + "\r\n";
  out += "To: " + std::string{mail.to} + "\r\n";
  out += "Subject: " + unstructured(mail.subject, 9) + "\r\n";
  out += "Message-ID: <" + std::string{mail.message_id} + ">\r\n";
  out += "Auto-Submitted: auto-generated\r\n";
  if (!mail.unsubscribe.empty()) {
    out += "List-Unsubscribe:\r\n <" + std::string{mail.unsubscribe} + ">\r\n";
    out += "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
  }
  out += "MIME-Version: 1.0\r\n";
  out += mail.html.empty() ? text_part("plain", mail.text) : alternative(mail);
  return out;
}

}  // namespace vestnik::net
