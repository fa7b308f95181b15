#pragma once
/// How these clients prove a password without sending it: pw2 = md5(salt + md5(password)), both in lower-case
/// hexadecimal. That the service must know the password for it is why only app passwords are taken.
#include <string>
#include <string_view>

namespace vestnik::netschool {

/// `secret` is ASCII, so that windows-1251 and UTF-8, which clients disagree about, are the same bytes.
[[nodiscard]] std::string proof_of(std::string_view salt, std::string_view secret);
/// Takes the same time whatever differs. Capitals are accepted.
[[nodiscard]] bool is_proof(std::string_view given, std::string_view salt, std::string_view secret);

}  // namespace vestnik::netschool
