#pragma once
/// From the facts under a message to the names its template uses. First names only, but on a sheet of paper, which
/// somebody must hand over; a gendered verb or a judgement has no name here.
#include <map>
#include <set>

#include "notify/plan_facts.h"
#include "notify/summary_words.h"
#include "ports/render.h"
#include "records/institution_terms.h"
#include "records/word_store.h"

namespace vestnik {

struct ClaimWords {
  std::map<DeliveryId, TemplateData> messages;
  std::set<DeliveryId> failed;  ///< messages whose plugin found no words this time
};

/// Words of the messages that the rows are of. A template of one fact reads the names at the top; a
/// digest reads `lines`. Reads the words of plugins' facts through `plugin_events`; a plugin that throws is logged by
/// name and spoils its own messages alone.
[[nodiscard]] ClaimWords build_words(const SummarySources& sources, const std::vector<WordRow>& rows,
                                     const PluginEvents& plugin_events, const InstitutionTerms& institution);

}  // namespace vestnik
