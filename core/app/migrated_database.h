#pragma once
/// The database of a service, with the core's schema.
#include <memory>

#include "app/service.h"

namespace vestnik {

/// What a driver learns about the tables it learns at opening, so a database whose schema has just grown is opened once
/// more. Problems of the settings, the storage and the migrations.
[[nodiscard]] Result<std::unique_ptr<Database>> open_migrated(const ServiceParts& parts);

}  // namespace vestnik
