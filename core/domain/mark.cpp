#include "domain/mark.h"

#include <charconv>

namespace vestnik {
namespace {

std::optional<std::uint8_t> parse_grade(std::string_view text) {
  unsigned value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || value == 0 || value > 100) return std::nullopt;
  return static_cast<std::uint8_t>(value);
}

constexpr std::string_view not_attested = "н/а";

}  // namespace

std::optional<Mark> parse_mark(std::string_view text) {
  const auto slash = text.find('/');
  const auto first = parse_grade(text.substr(0, slash));
  if (!first) return std::nullopt;
  if (slash == std::string_view::npos) return Mark{*first, std::nullopt};
  const auto second = parse_grade(text.substr(slash + 1));
  if (!second) return std::nullopt;
  return Mark{*first, second};
}

std::string to_text(Mark mark) {
  std::string text = std::to_string(mark.first);
  if (mark.second) text += "/" + std::to_string(*mark.second);
  return text;
}

std::optional<WorkKind> parse_work_kind(std::string_view name) {
  for (std::size_t at = 0; at < work_kind_names.size(); ++at) {
    if (work_kind_names[at] == name) return static_cast<WorkKind>(at);
  }
  return std::nullopt;
}

std::optional<FinalMark> parse_final_mark(std::string_view text) {
  if (text == not_attested) return FinalMark{};
  const auto grade = parse_grade(text);
  return grade ? std::optional{FinalMark{grade}} : std::nullopt;
}

std::string to_text(FinalMark mark) { return mark.grade ? std::to_string(*mark.grade) : std::string{not_attested}; }

std::string to_decimal(Hundredths value) {
  const std::string cents = std::to_string(value % 100);
  return std::to_string(value / 100) + "," + (cents.size() == 1 ? "0" : "") + cents;
}

}  // namespace vestnik
