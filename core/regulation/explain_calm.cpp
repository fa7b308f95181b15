#include "regulation/explain_calm.h"

namespace vestnik {
namespace {

Span span_of(std::chrono::seconds length) {
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(length).count();
  constexpr std::int64_t minutes_an_hour = 60;
  if (minutes % minutes_an_hour == 0) return {minutes / minutes_an_hour, Span::Unit::hours};
  return {minutes, Span::Unit::minutes};
}

}  // namespace

std::string explain_calm(const ExplainWords& words, const CalmRule& calm) {
  std::string text;
  if (calm.digest_turn == DigestTurn::weekly) text += words.sentence("explain.notify_digest_weekly");
  if (calm.digest_by_subject) text += words.sentence("explain.notify_digest_by_subject");
  if (calm.child_first.count() > 0)
    text += words.sentence("explain.notify_child_first", {{"span", words.span(span_of(calm.child_first))}});
  if (calm.on_days_off)
    text += words.sentence(*calm.on_days_off ? "explain.notify_on_days_off" : "explain.notify_not_on_days_off");
  if (calm.escalation) {
    const bool read = calm.escalation->unless == Heard::read;
    text += words.sentence(read ? "explain.notify_unless_read" : "explain.notify_unless_delivered",
                           {{"span", words.span(span_of(calm.escalation->after))}});
  }
  return text;
}

}  // namespace vestnik
