#pragma once
/// Reads mails of strangers (RFC 5322, RFC 2045, RFC 2046): headers and the parts of a multipart, nothing decoded.
/// Strict and bounded: what is too long, too deep or no mail is not read at all rather than half. Pure; any thread.
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vestnik::net {

inline constexpr std::size_t most_headers = 300;
inline constexpr std::size_t longest_header = 16'384;  ///< bytes, unfolded
inline constexpr std::size_t most_parts = 20;

struct MailPart {
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case, values unfolded and trimmed
  std::string_view body;                                     ///< of the text that was read

  /// The first header of the name (lower case), or "".
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::size_t count(std::string_view name) const;
};

/// Headers up to the first empty line. Nothing: a line that is no header, NUL, or too much. A text without an empty
/// line has headers alone.
[[nodiscard]] std::optional<MailPart> read_part(std::string_view text);

/// A Content-Type: "multipart/report" in lower case, with its parameters (names in lower case).
struct ContentType {
  std::string type;
  std::vector<std::pair<std::string, std::string>> parameters;
  [[nodiscard]] std::string_view parameter(std::string_view name) const;
};
/// Nothing when it is none; comments are not read.
[[nodiscard]] std::optional<ContentType> parse_content_type(std::string_view value);

/// The bodies between the boundaries, in order. Nothing: no boundary at all, or too many parts. A multipart whose end
/// was cut off has the parts that came; `whole` is then false.
struct Parts {
  std::vector<std::string_view> texts;
  bool whole = true;
};
[[nodiscard]] std::optional<Parts> split_parts(std::string_view body, std::string_view boundary);

}  // namespace vestnik::net
