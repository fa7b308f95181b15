#pragma once
/// A regulation as Russian prose: every rule in a sentence, with its clause and the line of the script it stands on.
/// The sentences come from the message catalogue (templates/messages/explain.tsv).
#include <optional>
#include <string>
#include <vector>

#include "ports/render.h"
#include "regulation/rules.h"

namespace vestnik {

/// What a rule does to those it is about, so that a change can be told as one for the better or the worse.
enum class RuleEffect : std::uint8_t {
  fact,    ///< a date, a scale: neither
  limit,   ///< takes freedom away
  naming,  ///< names who may
  telling  ///< sends messages
};

struct ExplainedRule {
  std::string topic;  ///< what it is about, so that two versions can be compared: "explain.notify absence"
  std::string text;
  std::string clause;  ///< "" where the script names none
  int line = 0;        ///< 0 for what no table of its own says
  std::string whom{};  ///< whom it concerns, in words; "" for nobody in particular
  RuleEffect effect = RuleEffect::fact;
  std::optional<std::int64_t> slack{};  ///< of a limit: the more, the freer; comparable within one topic
};

/// In the script's order of subjects: terms, marks, editing, finals, people, informing. Any thread.
[[nodiscard]] std::vector<ExplainedRule> explain(const RuleSet& rules, const MessageCatalogue& catalogue);

}  // namespace vestnik
