#pragma once
/// The tools for regulations as the API asks them: a JSON request in, a JSON answer out.
#include <optional>
#include <string>
#include <string_view>

#include "app/regulation_tools.h"

namespace vestnik {

/// `what`: "check", "explain", "cell", "ask", "side-by-side", "diff" or "test". `body`: {"script": text} and, as the
/// tool needs, "other", "cases", "document", "question", "strict". Answers a problem document with code 1 for a request
/// that cannot be read.
[[nodiscard]] ToolAnswer answer_request(const RegulationTools& tools, const MessageCatalogue& messages,
                                        std::string_view what, const std::string& body);

/// What a line of `regulation try` is besides a question.
enum class TryWord : std::uint8_t { question, help, quit };
[[nodiscard]] TryWord try_word(std::string_view line, const MessageCatalogue& messages);
/// How to ask, in lines.
[[nodiscard]] std::string try_help(const MessageCatalogue& messages);

}  // namespace vestnik
