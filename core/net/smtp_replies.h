#pragma once
/// Answers of an SMTP server (RFC 5321 4.2) out of a stream of bytes. One thread.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vestnik::net {

struct SmtpReply {
  int code = 0;
  std::string words;  ///< of all lines, without the codes, at most 512 bytes
};

class SmtpReplyReader {
 public:
  void feed(std::string_view bytes) { pending_ += bytes; }
  /// The next whole answer, if it is there.
  [[nodiscard]] std::optional<SmtpReply> next();
  /// What came is no answer, or has no end (more than 16 KiB).
  [[nodiscard]] bool broken() const { return broken_; }
  /// Bytes wait that nobody asked for.
  [[nodiscard]] bool empty() const { return pending_.empty(); }

 private:
  bool take_line();
  std::string pending_;
  SmtpReply growing_;
  std::size_t size_ = 0;  ///< bytes of the answer being read
  bool last_line_ = false;
  bool broken_ = false;
};

}  // namespace vestnik::net
