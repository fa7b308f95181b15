#pragma once
/// How sessions are held in tests.
#include <filesystem>

#include "access/sessions.h"

namespace vestnik::tests {

/// As shipped, with a file of keys in the folder, made by the first call.
[[nodiscard]] SessionTerms session_terms(const std::filesystem::path& folder);

}  // namespace vestnik::tests
