#pragma once
/// From the facts under a message to the names its template uses. First names only; a gendered verb, a surname of a
/// child or a judgement has no name here.
#include <map>

#include "notify/plan_facts.h"
#include "ports/render.h"
#include "records/institution_terms.h"
#include "records/word_store.h"

namespace vestnik {

/// Words of every message of a claim that has no text yet. A template of one fact reads the names at the top; a
/// digest reads `lines`. Reads the words of plugins' facts through `plugin_events`.
[[nodiscard]] std::map<DeliveryId, TemplateData> build_words(Transaction& transaction, std::int64_t fence,
                                                             const PluginEvents& plugin_events,
                                                             const InstitutionTerms& institution);

}  // namespace vestnik
