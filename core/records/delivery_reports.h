#pragma once
/// Which message a report speaks of.
#include <optional>
#include <string_view>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

/// The latest message that the gateway got this receipt for.
[[nodiscard]] std::optional<DeliveryId> delivery_by_receipt(Transaction& transaction, std::string_view gateway,
                                                            std::string_view receipt);

}  // namespace vestnik
