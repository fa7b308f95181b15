#pragma once
/// A regulation as Russian prose: every rule in a sentence, with its clause and the line of the script it stands on.
/// The sentences come from the message catalogue (templates/messages/explain.tsv).
#include <string>
#include <vector>

#include "ports/render.h"
#include "regulation/rules.h"

namespace vestnik {

struct ExplainedRule {
  std::string topic;  ///< what it is about, so that two versions can be compared: "explain.notify absence"
  std::string text;
  std::string clause;  ///< "" where the script names none
  int line = 0;        ///< 0 for what no table of its own says
};

/// In the script's order of subjects: terms, marks, editing, finals, people, informing. Any thread.
[[nodiscard]] std::vector<ExplainedRule> explain(const RuleSet& rules, const MessageCatalogue& catalogue);

}  // namespace vestnik
