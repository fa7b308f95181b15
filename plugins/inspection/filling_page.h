#pragma once
/// The filling report as a document.
#include <string>

#include "plugins/inspection/filling.h"

namespace vestnik::inspection {

/// {"from":…,"until":…,"changed_at":…|null,"totals":{…},"teachers":[…],"classes":[…]}: teachers by name, each with the
/// rows of his groups and with the lessons that are not filled or were filled late.
[[nodiscard]] std::string write_filling(Transaction& transaction, const Filling& filling);

}  // namespace vestnik::inspection
