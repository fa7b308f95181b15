#pragma once
/// Every code has a sentence, and every sentence a code.
#include <map>

#include "architecture/sources.h"

namespace vestnik::architecture {

/// Code → "file:line" of its sentence.
using MessageCodes = std::map<std::string, std::string, std::less<>>;

/// Reads `templates/messages/*.tsv`: code, status, sentence, next. What is wrong with a line goes to `complaints`.
[[nodiscard]] MessageCodes read_messages(const std::vector<SourceFile>& catalogues, Complaints& complaints);
/// Codes that the sources use and nobody explains, and explained codes that nobody uses.
[[nodiscard]] Complaints check_codes(const MessageCodes& known, const std::vector<SourceFile>& sources);

}  // namespace vestnik::architecture
