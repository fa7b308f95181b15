#pragma once
/// One file of a tar archive (POSIX.1-2017, pax, "ustar Interchange Format").
#include <string>
#include <string_view>

#include "base/time.h"

namespace vestnik {

/// The header of a regular file that only its owner reads. `name`: at most 100 bytes, or std::logic_error.
[[nodiscard]] std::string tar_header(std::string_view name, std::size_t size, Instant changed_at);
/// What fills the last block of so many bytes.
[[nodiscard]] std::string tar_padding(std::size_t size);
/// Two empty blocks.
[[nodiscard]] std::string tar_end();

}  // namespace vestnik
