#include "net/imap_answer.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace vestnik::net {
namespace {

constexpr std::size_t longest_imap_line = std::size_t{64} << 10U;

/// "… {123}": the length that the line announces.
std::optional<std::size_t> announced(std::string_view line) {
  if (!line.ends_with('}')) return std::nullopt;
  const auto open = line.rfind('{');
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view digits = line.substr(open + 1, line.size() - open - 2);
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

}  // namespace

void ImapAnswerReader::feed(std::string_view bytes) {
  if (broken_) return;
  if (pending_.size() + bytes.size() > 2 * largest_ + longest_imap_line) {
    broken_ = true;
    return;
  }
  pending_ += bytes;
}

std::optional<ImapLine> ImapAnswerReader::next() {
  while (!broken_) {
    if (literal_ && !take_literal()) return std::nullopt;
    const auto end = pending_.find('\n');
    if (std::min(end, pending_.size()) > longest_imap_line || size_ > largest_) {
      broken_ = true;
      return std::nullopt;
    }
    if (end == std::string::npos) return std::nullopt;
    std::string_view line = std::string_view{pending_}.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    growing_.text += line;
    size_ += end + 1;
    literal_ = announced(line);
    if (literal_ && *literal_ > largest_) broken_ = true;
    pending_.erase(0, end + 1);
    if (literal_) continue;
    size_ = 0;
    return std::exchange(growing_, {});
  }
  return std::nullopt;
}

bool ImapAnswerReader::take_literal() {
  if (pending_.size() < *literal_) return false;
  growing_.literals.push_back(pending_.substr(0, *literal_));
  pending_.erase(0, *literal_);
  size_ += *literal_;
  literal_.reset();
  return true;
}

}  // namespace vestnik::net
