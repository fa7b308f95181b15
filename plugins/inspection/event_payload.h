#pragma once
/// Numbers of an event's payload.
#include <cstdint>
#include <string>
#include <string_view>

namespace vestnik::inspection {

/// 0 where the member is no whole number.
[[nodiscard]] std::int64_t number_in(const std::string& payload, std::string_view member);

}  // namespace vestnik::inspection
