#include "app/gateway_prose.h"

#include "base/wall_text.h"
#include "domain/sms_segments.h"

namespace vestnik {
namespace {

Problem words_of(const std::string& gateway, const Sent& sent, const TimeZone&, const MessageCatalogue&) {
  if (sent.receipt.empty()) return Problem{"gateways.test_sent", {{"gateway", gateway}}};
  return Problem{"gateways.test_sent_receipt", {{"gateway", gateway}, {"receipt", sent.receipt}}};
}

Problem words_of(const std::string& gateway, const RetryAt& later, const TimeZone& zone,
                 const MessageCatalogue& messages) {
  return Problem{"gateways.test_retry",
                 {{"gateway", gateway},
                  {"when", to_russian_short(zone.local(later.when))},
                  {"why", said_in_words(later.why, messages)}}};
}

Problem words_of(const std::string& gateway, const Refused& refused, const TimeZone&,
                 const MessageCatalogue& messages) {
  const bool address = refused.of == Refused::Of::address;
  return Problem{address ? "gateways.test_no_address" : "gateways.test_refused",
                 {{"gateway", gateway}, {"why", said_in_words(refused.why, messages)}}};
}

Problem words_of(const std::string& gateway, const Unknown& unknown, const TimeZone&,
                 const MessageCatalogue& messages) {
  return Problem{"gateways.test_unknown", {{"gateway", gateway}, {"why", said_in_words(unknown.why, messages)}}};
}

}  // namespace

std::vector<std::string> outcome_in_words(const std::string& gateway, const Outcome& outcome, const TimeZone& zone,
                                          const MessageCatalogue& messages) {
  const ProblemText text =
      messages.explain(std::visit([&](const auto& one) { return words_of(gateway, one, zone, messages); }, outcome));
  std::vector<std::string> lines{text.title};
  if (!text.next.empty()) lines.push_back(text.next);
  return lines;
}

std::string said_in_words(const std::string& why, const MessageCatalogue& messages) {
  const bool like_a_code =
      why.find('.') != std::string::npos && why.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") == std::string::npos;
  std::string words = why;
  // What the catalogue does not know it answers with one sentence for all.
  if (like_a_code) {
    const std::string title = messages.explain(Problem{why}).title;
    if (title != messages.explain(Problem{std::string{}}).title) words = title;
  }
  if (words.ends_with('.')) words.pop_back();
  return words;
}

std::string segments_in_words(const std::string& text, const MessageCatalogue& messages) {
  const SmsSegments counted = count_sms_segments(text);
  return messages
      .explain(Problem{"gateways.test_segments",
                       {{"count", std::to_string(counted.segments)},
                        {"units", std::to_string(counted.units)},
                        {"alphabet", counted.alphabet == SmsAlphabet::gsm7 ? "GSM-7" : "UCS-2"}}})
      .title;
}

}  // namespace vestnik
