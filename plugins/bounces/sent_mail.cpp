#include "plugins/bounces/sent_mail.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace vestnik::bounces {
namespace {

constexpr std::size_t shortest_proof = 6;

std::optional<std::int64_t> number_of(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && number > 0;
  return whole ? std::optional{number} : std::nullopt;
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

bool stands_alone(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    const bool begins = at == 0 || !is_word(text[at - 1]);
    const auto end = at + word.size();
    if (begins && (end == text.size() || !is_word(text[end]))) return true;
  }
  return false;
}

}  // namespace

std::optional<MailKey> parse_message_id(std::string_view message_id, std::string_view domain) {
  const auto at = message_id.rfind('@');
  if (at == std::string_view::npos || to_lower(message_id.substr(at + 1)) != to_lower(domain)) return std::nullopt;
  const std::string_view key = message_id.substr(0, at);
  const auto dot = key.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto institution = number_of(key.substr(0, dot));
  const auto delivery = number_of(key.substr(dot + 1));
  if (!institution || !delivery) return std::nullopt;
  return MailKey{InstitutionId{*institution}, DeliveryId{*delivery}};
}

std::optional<SentMail> sent_mail(Transaction& transaction, DeliveryId delivery, std::string_view gateway) {
  return transaction.one(
      "SELECT state, address, receipt FROM v1_sent_message WHERE institution_id = $1 AND delivery_id = $2"
      " AND gateway = $3",
      {transaction.institution(), delivery, gateway}, [](const Row& row) {
        return SentMail{row.string(0), row.string(1), row.string(2)};
      });
}

bool names_receipt(std::string_view mail, std::string_view receipt) {
  while (!receipt.empty()) {
    const auto begins = std::ranges::find_if(receipt, is_word);
    receipt.remove_prefix(static_cast<std::size_t>(begins - receipt.begin()));
    const auto ends = std::ranges::find_if_not(receipt, is_word);
    const std::string_view word = receipt.substr(0, static_cast<std::size_t>(ends - receipt.begin()));
    receipt.remove_prefix(word.size());
    const bool proof =
        word.size() >= shortest_proof && std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
    if (proof && stands_alone(mail, word)) return true;
  }
  return false;
}

}  // namespace vestnik::bounces
