#include "outbox/prepared_texts.h"

#include <algorithm>

#include "notify/words.h"
#include "outbox/claim.h"
#include "records/fact_reader.h"

namespace vestnik {
namespace {

bool is_in_rows(const WordRow& row) {
  return row.fact_kind == fact_kind::mark || row.fact_kind == fact_kind::attendance ||
         row.fact_kind == fact_kind::final_mark;
}

}  // namespace

void PreparedTexts::prepare(const RelayParts& parts, const GatewayInfo& gateway, Transaction& transaction, Instant now,
                            std::size_t most) {
  clear();
  const auto fallback = fallback_of(parts, transaction, regulation_, now);
  const auto institution = institution_terms(transaction);
  if (!fallback || !institution) return;
  institution_ = *institution;
  const std::string others = parts.channels.others_of(gateway);
  const auto due = due_messages(transaction, claim_terms(parts, gateway, transaction, now, most, others));
  for (const DeliveryId delivery : due) {
    add(parts, gateway, {transaction, fallback->regulation, fallback->zone}, words_of_message(transaction, delivery));
  }
}

void PreparedTexts::add(const RelayParts& parts, const GatewayInfo& gateway, const SummarySources& sources,
                        std::vector<WordRow> rows) {
  if (rows.empty() || !std::ranges::all_of(rows, is_in_rows)) return;
  const DeliveryId delivery = rows.front().delivery;
  const ClaimWords words = build_words(sources, rows, parts.plugin_events, institution_);
  auto message = parts.renderer.render(gateway.medium, rows.front().template_name, words.messages.at(delivery));
  if (message) texts_.insert_or_assign(delivery, Text{std::move(rows), *std::move(message)});
}

const RenderedMessage* PreparedTexts::find(const TextGround& ground, std::span<const WordRow> rows) const {
  if (rows.empty() || &ground.regulation != regulation_.get()) return nullptr;
  const bool same_signature = ground.institution.short_name == institution_.short_name &&
                              ground.institution.phone == institution_.phone &&
                              ground.institution.timezone == institution_.timezone;
  const auto at = texts_.find(rows.front().delivery);
  if (!same_signature || at == texts_.end() || !std::ranges::equal(at->second.rows, rows)) return nullptr;
  return &at->second.message;
}

}  // namespace vestnik
