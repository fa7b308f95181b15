#pragma once
/// Where families reach the installation, for addresses in letters.
#include <string>

#include "ports/settings.h"

namespace vestnik {

/// "http.public_url" without a slash at its end; "" where it is not set or is no address of the web (which is logged).
[[nodiscard]] std::string public_url(const Settings& settings);

}  // namespace vestnik
