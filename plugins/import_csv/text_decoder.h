#pragma once
/// Bytes of a file as a school's program wrote them, made into UTF-8.
#include <string>
#include <string_view>

#include "base/result.h"

namespace vestnik::import_csv {

enum class Encoding { utf8, utf8_bom, windows_1251 };

struct DecodedText {
  std::string text;  ///< well-formed UTF-8 without a byte order mark
  Encoding encoding = Encoding::utf8;
};

/// UTF-8 with or without a mark; anything that is not UTF-8 is taken for windows-1251 (WHATWG Encoding, index-1251).
/// Problems: "import.binary_file" (zero bytes, a ZIP or other signature), "import.utf16_file".
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes);

}  // namespace vestnik::import_csv
