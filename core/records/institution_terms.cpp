#include "records/institution_terms.h"

namespace vestnik {

std::optional<InstitutionTerms> institution_terms(Transaction& transaction) {
  return transaction.one("SELECT short_name, phone, timezone FROM institution WHERE id = $1",
                         {transaction.institution()}, [](const Row& row) {
                           return InstitutionTerms{row.string(0), row.string(1), row.string(2)};
                         });
}

std::optional<TimeZone> zone_of_institution(Transaction& transaction) {
  const auto terms = institution_terms(transaction);
  if (!terms) return std::nullopt;
  const auto zone = TimeZone::find(terms->timezone);
  return zone ? std::optional{*zone} : std::nullopt;
}

}  // namespace vestnik
