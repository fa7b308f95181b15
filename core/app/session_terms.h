#pragma once
/// How sessions are held, by the settings "access.*".
#include <filesystem>

#include "access/sessions.h"
#include "ports/settings.h"

namespace vestnik {

/// Reads the settings, the common passwords and the key file (made on the first start). Problems
/// "settings.not_a_number", "access.unknown_second_factor" {value}, those of KeyFile::open and PasswordRules::load.
[[nodiscard]] Result<SessionTerms> session_terms_of(const Settings& settings, const std::filesystem::path& share,
                                                    const std::filesystem::path& data);

}  // namespace vestnik
