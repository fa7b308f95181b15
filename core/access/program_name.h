#pragma once
/// What a program calls itself, in words that its owner recognises: "Firefox, Windows".
#include <string>
#include <string_view>

namespace vestnik {

/// Of a User-Agent; "" for one that says nothing. Never more than 60 characters, letters, digits and a few signs only.
/// What a program says of itself proves nothing.
[[nodiscard]] std::string program_of(std::string_view user_agent);

}  // namespace vestnik
