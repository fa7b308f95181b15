#pragma once
/// What messages say about the institution, and its clock.
#include <optional>
#include <string>

#include "base/time.h"
#include "ports/database.h"

namespace vestnik {

struct InstitutionTerms {
  std::string short_name;  ///< how it signs: "Школа 39"
  std::string phone;
  std::string timezone;  ///< IANA name
};

/// Of the transaction's institution; nothing when there is no such institution.
[[nodiscard]] std::optional<InstitutionTerms> institution_terms(Transaction& transaction);
/// Nothing when the institution or its zone is unknown.
[[nodiscard]] std::optional<TimeZone> zone_of_institution(Transaction& transaction);

}  // namespace vestnik
