#include "lua/hook_texts.h"

#include <algorithm>

#include "base/text.h"
#include "regulation/hooks.h"

namespace vestnik {
namespace {

std::string_view point_at(std::string_view line) {
  for (const std::string_view word : hook_words) {
    if (trimmed(line).starts_with(word)) return word;
  }
  return {};
}

std::string without_dashes(std::string_view line) {
  std::string_view text = trimmed(line);
  while (text.starts_with('-')) text.remove_prefix(1);
  return std::string{trimmed(text)};
}

/// Whether the text that ends at `at` is the whole of the argument, and no piece of a longer one.
bool stands_alone(const std::string& code, std::size_t at) {
  const std::size_t next = code.find_first_not_of(" \n", at);
  return next != std::string::npos && (code[next] == ',' || code[next] == ')');
}

/// The texts in quotes after the first word that says something; the remark where its sentence is put together.
void read_saying(HookText& hook) {
  std::size_t first = std::string::npos;
  for (const std::string_view word : {"forbid(", "warn(", "demand_comment("})
    first = std::min(first, hook.code.find(word));
  if (first == std::string::npos) return;
  const auto quoted = [&](std::size_t from, std::string& to) {
    const std::size_t open = hook.code.find('"', from);
    const std::size_t close = open == std::string::npos ? open : hook.code.find('"', open + 1);
    if (close == std::string::npos) return std::string::npos;
    to = hook.code.substr(open + 1, close - open - 1);
    return close + 1;
  };
  const std::size_t rest = quoted(first, hook.clause);
  const std::size_t end = rest == std::string::npos ? rest : quoted(rest, hook.saying);
  if (end == std::string::npos || !stands_alone(hook.code, end)) hook.saying = hook.remark;
}

}  // namespace

std::vector<HookText> hook_texts(std::string_view source) {
  std::vector<HookText> hooks;
  std::string remark;
  bool inside = false;
  int number = 0;
  for (const std::string_view line : split(source, '\n')) {
    ++number;
    const std::string_view bare = trimmed(line);
    if (!inside && !point_at(line).empty()) {
      hooks.push_back({std::string{point_at(line)}, {}, {}, remark, {}, number});
      inside = true;
    }
    if (inside) {
      hooks.back().code += std::string{line} + '\n';
      // The function of a hook ends where its parenthesis does, at the margin it began.
      inside = !(bare.ends_with("end)") && (line.starts_with("end)") || hooks.back().line == number));
      continue;
    }
    if (bare.starts_with("--"))
      remark += (remark.empty() ? "" : " ") + without_dashes(bare);
    else
      remark.clear();
  }
  for (HookText& hook : hooks) read_saying(hook);
  return hooks;
}

}  // namespace vestnik
