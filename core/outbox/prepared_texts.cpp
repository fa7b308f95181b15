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
                            std::span<const DeliveryId> due) {
  clear();
  seen_ = transaction.revisions();
  const auto fallback = fallback_of(parts, transaction, regulation_, now);
  const auto institution = institution_terms(transaction);
  if (!fallback || !institution) return;
  institution_ = *institution;
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

bool PreparedTexts::same_ground(const TextGround& ground) const {
  return &ground.regulation == regulation_.get() && ground.institution.short_name == institution_.short_name &&
         ground.institution.phone == institution_.phone && ground.institution.timezone == institution_.timezone;
}

bool PreparedTexts::all_stand(const TextGround& ground, const Transaction& claim) const {
  return !texts_.empty() && seen_ && claim.still_stands(*seen_, words_rest_on) && same_ground(ground);
}

const RenderedMessage* PreparedTexts::find_about(DeliveryId delivery,
                                                 std::ranges::subrange<CoverageIterator> of) const {
  const auto at = texts_.find(delivery);
  if (at == texts_.end() || at->second.rows.size() != of.size()) return nullptr;
  const auto is_covered = [&](const WordRow& row) {
    return std::ranges::find(of, row.obligation, &Coverage::obligation) != of.end();
  };
  return std::ranges::all_of(at->second.rows, is_covered) ? &at->second.message : nullptr;
}

const RenderedMessage* PreparedTexts::find(const TextGround& ground, std::span<const WordRow> rows) const {
  if (rows.empty() || !same_ground(ground)) return nullptr;
  const auto at = texts_.find(rows.front().delivery);
  if (at == texts_.end() || !std::ranges::equal(at->second.rows, rows)) return nullptr;
  return &at->second.message;
}

}  // namespace vestnik
