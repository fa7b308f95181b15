#pragma once
/// Texts of messages that are about to be claimed, made in a read, so that the writer need not stand still for them.
/// What a message may say is decided at its claim all the same: a text made beforehand counts only where the claim
/// reads the very rows it was made of.
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "notify/summary_words.h"
#include "outbox/relay.h"
#include "records/institution_terms.h"
#include "records/word_store.h"

namespace vestnik {

/// What a text stands on beside its rows.
struct TextGround {
  const Regulation& regulation;
  const InstitutionTerms& institution;
};

/// One thread at a time.
class PreparedTexts {
 public:
  /// Of the `most` messages that a claim would take next. Of marks, finals and attendance alone: what the words of
  /// others rest on is not in their rows.
  void prepare(const RelayParts& parts, const GatewayInfo& gateway, Transaction& transaction, Instant now,
               std::size_t most);
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

  std::shared_ptr<const Regulation> regulation_;
  InstitutionTerms institution_;
  std::map<DeliveryId, Text> texts_;
};

}  // namespace vestnik
