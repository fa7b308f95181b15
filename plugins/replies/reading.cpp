#include "plugins/replies/reading.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/text.h"

namespace vestnik::replies {
namespace {

bool is_one_of(const std::string& word, const std::vector<std::string>& known) {
  return std::ranges::find(known, word) != known.end();
}

bool begins_with_one_of(const std::string& word, const std::vector<std::string>& beginnings) {
  return std::ranges::any_of(beginnings, [&](const std::string& one) { return word.starts_with(one); });
}

std::vector<std::string> listed_in(const MessageCatalogue& messages, const char* code) {
  const std::string all = messages.explain(Problem{code}).title;
  std::vector<std::string> words;
  for (const auto word : split(all, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

/// Lower-case words; a point stays within numbers alone («16.09»), so that a date is one word.
std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::u32string word;
  const auto points = to_code_points(to_lower(text));
  const auto is_digit = [](char32_t one) { return one >= U'0' && one <= U'9'; };
  const auto is_letter = [](char32_t one) {
    constexpr char32_t cyrillic = 0x0400;
    constexpr char32_t after_cyrillic = 0x0500;
    return (one >= cyrillic && one < after_cyrillic) || (one >= U'a' && one <= U'z');
  };
  for (std::size_t at = 0; at < points.size(); ++at) {
    const bool inner_point = points[at] == U'.' && !word.empty() && is_digit(word.back()) && at + 1 < points.size() &&
                             is_digit(points[at + 1]);
    if (is_digit(points[at]) || is_letter(points[at]) || inner_point) {
      word.push_back(points[at]);
    } else if (!word.empty()) {
      words.push_back(to_utf8(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(to_utf8(word));
  return words;
}

std::optional<int> number_in(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{number} : std::nullopt;
}

std::optional<CivilDate> next_weekday(const ReplyWords& known, const std::string& word, CivilDate today) {
  for (std::size_t at = 0; at < known.weekdays.size(); ++at) {
    if (!word.starts_with(known.weekdays[at])) continue;
    constexpr int days_a_week = 7;
    const int ahead = (static_cast<int>(at) + 1 - iso_weekday(today) + days_a_week) % days_a_week;
    return plus_days(today, ahead == 0 ? days_a_week : ahead);
  }
  return std::nullopt;
}

// "16.09" or "16.09.2026"; without a year the next one to come.
std::optional<CivilDate> date_in(const std::string& word, CivilDate today) {
  const auto parts = split(word, '.');
  if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
  const auto day = number_in(parts[0]);
  const auto month = number_in(parts[1]);
  if (!day || !month || *day < 1 || *month < 1) return std::nullopt;
  const auto date_of = [&](int year) -> std::optional<CivilDate> {
    const CivilDate date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(*month)},
                         std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
  };
  const int this_year = static_cast<int>(today.year());
  if (parts.size() == 3) {
    const auto year = number_in(parts[2]);
    constexpr int century = 2000;
    return year ? date_of(*year < 100 ? century + *year : *year) : std::nullopt;
  }
  const auto near = date_of(this_year);
  return near && *near < today ? date_of(this_year + 1) : near;
}

std::optional<CivilDate> day_named(const ReplyWords& known, const std::string& word, CivilDate today) {
  if (is_one_of(word, known.tomorrow)) return plus_days(today, 1);
  if (const auto weekday = next_weekday(known, word, today)) return weekday;
  return date_in(word, today);
}

bool is_illness(const ReplyWords& known, const std::vector<std::string>& words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (begins_with_one_of(words[at], known.illness)) return at == 0 || !is_one_of(words[at - 1], known.negation);
  }
  return false;
}

}  // namespace

ReplyWords reply_words(const MessageCatalogue& messages) {
  return {listed_in(messages, "replies.words_illness"),  listed_in(messages, "replies.words_weekdays"),
          listed_in(messages, "replies.words_stop"),     listed_in(messages, "replies.words_until"),
          listed_in(messages, "replies.words_tomorrow"), listed_in(messages, "replies.words_not")};
}

Reading read_reply(const ReplyWords& known, std::string_view text, CivilDate today) {
  const auto words = words_in(text);
  if (words.size() == 1 && is_one_of(words.front(), known.stop)) return {Meaning::stop, {}};
  if (!is_illness(known, words)) return {};
  for (std::size_t at = 0; at + 1 < words.size(); ++at) {
    if (!is_one_of(words[at], known.until)) continue;
    const auto until = day_named(known, words[at + 1], today);
    if (!until || *until < today || days_between(today, *until) > farthest_days) return {};
    return {Meaning::absence, until};
  }
  return {Meaning::absence, today};
}

}  // namespace vestnik::replies
