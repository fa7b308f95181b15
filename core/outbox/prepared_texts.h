#pragma once
/// Texts of messages that are about to be claimed, made in a read, so that the writer need not stand still for them.
/// What a message may say is decided at its claim all the same: a text made beforehand counts only where it says what
/// the claim lets the message say, and where either nothing that texts are made of has changed since, or the claim
/// reads the very rows it was made of.
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <vector>

#include "notify/summary_words.h"
#include "outbox/relay.h"
#include "records/delivery_queue.h"
#include "records/institution_terms.h"
#include "records/word_store.h"

namespace vestnik {

using CoverageIterator = std::vector<Coverage>::const_iterator;

/// What a text stands on beside its rows.
struct TextGround {
  const Regulation& regulation;
  const InstitutionTerms& institution;
};

/// What the words of marks, finals and attendance are read from.
inline constexpr Areas words_rest_on{Area::rights, Area::lessons, Area::results};

/// One thread at a time.
class PreparedTexts {
 public:
  /// In a read, of the messages that a claim would take next. Of marks, finals and attendance alone: what the words of
  /// others rest on is not in their rows.
  void prepare(const RelayParts& parts, const GatewayInfo& gateway, Transaction& transaction, Instant now,
               std::span<const DeliveryId> due);
  /// Whether nothing that any of them was made of has changed since: then nobody need read the rows again.
  [[nodiscard]] bool all_stand(const TextGround& ground, const Transaction& claim) const;
  /// The text of the message about exactly these obligations, where all_stand(); nullptr: there is none.
  [[nodiscard]] const RenderedMessage* find_about(DeliveryId delivery,
                                                  std::ranges::subrange<CoverageIterator> of) const;
  /// The text of the message whose rows these are; nullptr: there is none, or it was made of something else.
  [[nodiscard]] const RenderedMessage* find(const TextGround& ground, std::span<const WordRow> rows) const;
  void clear() { texts_.clear(); }

 private:
  struct Text {
    std::vector<WordRow> rows;
    RenderedMessage message;
  };
  void add(const RelayParts& parts, const GatewayInfo& gateway, const SummarySources& sources,
           std::vector<WordRow> rows);
  [[nodiscard]] bool same_ground(const TextGround& ground) const;

  std::optional<Revisions> seen_;  ///< how the areas stood before the texts were made
  std::shared_ptr<const Regulation> regulation_;
  InstitutionTerms institution_;
  std::map<DeliveryId, Text> texts_;
};

}  // namespace vestnik
