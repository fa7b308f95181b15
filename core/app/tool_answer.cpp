#include "app/tool_answer.h"

#include <charconv>

#include "lua/check.h"

namespace vestnik {
namespace {

// "<code> <size of out>\n<out><complaints>"
std::string packed(const ToolAnswer& answer) {
  return std::to_string(answer.code) + ' ' + std::to_string(answer.out.size()) + '\n' + answer.out + answer.complaints;
}

std::optional<ToolAnswer> unpacked(const std::string& text) {
  ToolAnswer answer;
  std::size_t size = 0;
  const std::size_t space = text.find(' ');
  const std::size_t end = text.find('\n');
  if (space == std::string::npos || end == std::string::npos || end < space) return std::nullopt;
  const char* begin = text.data();
  const auto code = std::from_chars(begin, begin + space, answer.code);
  const auto length = std::from_chars(begin + space + 1, begin + end, size);
  if (code.ec != std::errc{} || length.ec != std::errc{} || text.size() - end - 1 < size) return std::nullopt;
  answer.out = text.substr(end + 1, size);
  answer.complaints = text.substr(end + 1 + size);
  return answer;
}

}  // namespace

ToolAnswer answer_in_child(const MessageCatalogue& messages, const std::string& file,
                           const std::function<ToolAnswer()>& work) {
  const auto said = run_in_child([&] { return packed(work()); });
  auto answer = said ? unpacked(*said) : std::nullopt;
  if (answer) return *std::move(answer);
  return {1, {}, complaint_text(messages, Problem{"script.died", {{"file", file}}})};
}

std::string complaint_text(const MessageCatalogue& messages, const Problem& problem) {
  const ProblemText text = messages.explain(problem);
  std::string place;
  if (const auto file = problem.detail("file"); !file.empty()) {
    place += file;
    if (const auto line = problem.detail("line"); !line.empty() && line != "0") place += ':' + std::string{line};
    place += ": ";
  }
  return place + text.title + (text.next.empty() ? "" : " " + text.next) + '\n';
}

}  // namespace vestnik
