#pragma once
/// Passwords: argon2id (RFC 9106) with 64 MiB and two passes, about 70 ms. Call where slow work is done only: as many
/// threads hash at the same time as half of the processors, one to four, and the others wait their turn. Each maps its
/// 64 MiB anew, and two that do so by turns keep every thread of the process from getting memory meanwhile.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vestnik {

/// At least 8 and at most 128 characters, no composition rules (OWASP ASVS 5.0, 6.2). Problem
/// "access.password_too_short" or "access.password_too_long".
[[nodiscard]] Result<void> check_new_password(std::string_view password);
[[nodiscard]] std::string hash_password(std::string_view password);
[[nodiscard]] bool password_matches(const std::string& hash, std::string_view password);
/// Whether the hash was made with other parameters than now; the sign-in that proves the password then makes it anew.
[[nodiscard]] bool needs_rehash(const std::string& hash);
/// How many hashes this thread has computed: an unknown login must cost as many as a known one.
[[nodiscard]] std::uint64_t password_work();
/// Takes as long as a real check: an unknown login must not answer faster than a known one.
void check_nobodys_password(std::string_view password);

}  // namespace vestnik
