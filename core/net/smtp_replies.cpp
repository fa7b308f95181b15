#include "net/smtp_replies.h"

#include <algorithm>
#include <utility>

namespace vestnik::net {
namespace {

constexpr std::size_t largest_reply = std::size_t{16} << 10U;
constexpr std::size_t longest_reply_words = 512;

bool is_reply_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<SmtpReply> SmtpReplyReader::next() {
  while (!broken_ && take_line()) {
    if (!last_line_) continue;
    size_ = 0;
    return std::exchange(growing_, {});
  }
  return std::nullopt;
}

bool SmtpReplyReader::take_line() {
  const auto end = pending_.find('\n');
  if (size_ + std::min(end, pending_.size()) > largest_reply) {
    broken_ = true;
    return false;
  }
  if (end == std::string::npos) return false;
  std::string_view line = std::string_view{pending_}.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  const bool numbered = line.size() >= 3 && std::all_of(line.begin(), line.begin() + 3, is_reply_digit) &&
                        (line.size() == 3 || line[3] == ' ' || line[3] == '-');
  if (!numbered) {
    broken_ = true;
    return false;
  }
  growing_.code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  last_line_ = line.size() == 3 || line[3] == ' ';
  if (line.size() > 4 && growing_.words.size() < longest_reply_words) {
    if (!growing_.words.empty()) growing_.words += ' ';
    growing_.words += line.substr(4, longest_reply_words - std::min(longest_reply_words, growing_.words.size()));
  }
  size_ += end + 1;
  pending_.erase(0, end + 1);
  return true;
}

}  // namespace vestnik::net
