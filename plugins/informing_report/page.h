#pragma once
/// The report as JSON: of a month by person, and of one person event by event.
#include <string>

#include "plugins/informing_report/reconciliation.h"
#include "ports/regulation.h"
#include "ports/render.h"

namespace vestnik::informing_report {

/// Whoever has something unexplained stands first, then by name.
[[nodiscard]] std::string write_month(Transaction& transaction, const RegulationBook& regulations, const TimeZone& zone,
                                      Month month);
[[nodiscard]] std::string write_person(Transaction& transaction, const TimeZone& zone, Month month, PersonId person,
                                       const MessageCatalogue& messages);
[[nodiscard]] std::string write_stored(Transaction& transaction);

/// «прочитано», or the named reason.
[[nodiscard]] std::string in_words(const Informing& one, const MessageCatalogue& messages);

}  // namespace vestnik::informing_report
