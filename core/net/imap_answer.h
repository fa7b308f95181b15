#pragma once
/// Answers of an IMAP server (RFC 3501 7) out of a stream of bytes: lines, with literals taken out of them. One thread.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::net {

struct ImapLine {
  std::string text;                   ///< without CR LF; a literal leaves its "{n}" behind
  std::vector<std::string> literals;  ///< in order
};

class ImapAnswerReader {
 public:
  /// `largest`: bytes of one answer, literals included, and of everything that waits.
  explicit ImapAnswerReader(std::size_t largest) : largest_(largest) {}

  void feed(std::string_view bytes);
  /// The next whole line, if it is there.
  [[nodiscard]] std::optional<ImapLine> next();
  /// What came is no answer, or is longer than allowed.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  [[nodiscard]] bool take_literal();

  std::size_t largest_;
  std::string pending_;
  ImapLine growing_;
  std::size_t size_ = 0;
  std::optional<std::size_t> literal_;  ///< bytes that are to come
  bool broken_ = false;
};

}  // namespace vestnik::net
