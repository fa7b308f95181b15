#pragma once
/// The HTTP server as the settings want it (`http.*`).
#include "base/result.h"
#include "http/server.h"
#include "ports/settings.h"

namespace vestnik {

/// No more connections than `open_files` leave room for, which is said in the log. Problems of Settings::number.
[[nodiscard]] Result<ServerOptions> server_terms(const Settings& settings, std::size_t open_files);

}  // namespace vestnik
