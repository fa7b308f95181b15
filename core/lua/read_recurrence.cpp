#include "lua/read_recurrence.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik {
namespace {

using Turn = Recurrence::Turn;

const std::vector<std::string> day_words{"school_day", "monday", "tuesday",  "wednesday",
                                         "thursday",   "friday", "saturday", "sunday"};
const std::vector<std::string> turn_words{"day", "week", "month", "period", "quarter", "half_year", "semester", "year"};
const std::vector<std::string> moment_words{"before", "after", "end_of", "by_order", "monthly", "yearly"};
constexpr std::string_view example = "\"friday 16:00\", end_of(\"week\"), before(\"period_end\", 3 * days)";
constexpr int longest_month = 31;
constexpr int longest_offset = 200;

/// One field under reading.
class Reader {
 public:
  Reader(Fields& fields, std::string_view field, const Node& node) : fields_(fields), field_(field), node_(node) {}

  std::optional<WrittenRecurrence> read() {
    if (const std::string* text = node_.text()) return read_day(*text);
    if (!node_.is_table || node_.word.empty()) return wrong();
    if (node_.word == "end_of" || node_.word == "by_order") return read_end();
    if (node_.word == "before" || node_.word == "after") return read_offset(node_.word == "before" ? -1 : 1);
    if (node_.word == "monthly") return read_monthly();
    if (node_.word == "yearly") return read_yearly();
    return unknown(node_.word, moment_words);
  }

 private:
  std::optional<WrittenRecurrence> wrong() {
    fields_.wrong_type(field_, example);
    return std::nullopt;
  }
  std::optional<WrittenRecurrence> unknown(std::string_view word, const std::vector<std::string>& known) {
    fields_.unknown_value(field_, word, known);
    return std::nullopt;
  }

  [[nodiscard]] const std::string* text_at(std::size_t at) const {
    return at < node_.items.size() ? node_.items[at].text() : nullptr;
  }

  /// The time of day at a place of the word, where one stands.
  std::optional<WrittenRecurrence> timed(Recurrence recurrence, std::size_t at) {
    if (at >= node_.items.size()) return WrittenRecurrence{std::move(recurrence), false};
    const std::string* written = text_at(at);
    if (written == nullptr || at + 1 < node_.items.size()) return wrong();
    return timed(std::move(recurrence), *written);
  }
  std::optional<WrittenRecurrence> timed(Recurrence recurrence, std::string_view written) {
    const auto time = parse_clock(written);
    if (!time) {
      fields_.report("regulation.no_such_time", field_, {{"value", std::string{written}}});
      return std::nullopt;
    }
    recurrence.at = *time;
    return WrittenRecurrence{std::move(recurrence), true};
  }

  std::optional<WrittenRecurrence> read_day(const std::string& text) {
    const auto parts = split(text, ' ');
    const auto found = std::find(day_words.begin(), day_words.end(), parts.front());
    if (found == day_words.end()) return unknown(parts.front(), day_words);
    Recurrence recurrence;
    recurrence.turn = found == day_words.begin() ? Turn::school_day : Turn::week;
    recurrence.weekday = static_cast<int>(found - day_words.begin());
    if (parts.size() == 1) return WrittenRecurrence{recurrence, false};
    return timed(recurrence, parts.size() == 2 ? parts[1] : std::string_view{text});
  }

  /// "quarter" or "period" → kinds; false for another word.
  static bool set_kinds(std::string_view word, Recurrence& recurrence) {
    recurrence.turn = Turn::period;
    if (word == "period") return true;
    const auto kind = parse_period_kind(word);
    if (!kind || *kind == PeriodKind::month) return false;
    recurrence.kinds = {*kind};
    return true;
  }

  std::optional<WrittenRecurrence> read_end() {
    const std::string* word = text_at(0);
    if (word == nullptr) return wrong();
    Recurrence recurrence;
    if (node_.word == "by_order") {
      recurrence.by_order = true;
      if (!set_kinds(*word, recurrence)) return unknown(*word, {turn_words.begin() + 3, turn_words.end()});
    } else if (*word == "day") {
      recurrence.turn = Turn::school_day;
    } else if (*word == "week") {
      recurrence.turn = Turn::week;
    } else if (*word == "month") {
      recurrence.turn = Turn::month;
    } else if (!set_kinds(*word, recurrence)) {
      return unknown(*word, turn_words);
    }
    return timed(std::move(recurrence), 1);
  }

  std::optional<WrittenRecurrence> read_offset(int sign) {
    const std::string* event = text_at(0);
    const Span* span = node_.items.size() > 1 ? node_.items[1].span() : nullptr;
    if (event == nullptr || span == nullptr || span->count > longest_offset) return wrong();
    if (span->unit != Span::Unit::days && span->unit != Span::Unit::school_days) return wrong();
    Recurrence recurrence;
    recurrence.from_start = event->ends_with("_start");
    const auto end = event->rfind('_');
    const bool shaped = end != std::string::npos && (recurrence.from_start || event->ends_with("_end"));
    if (!shaped || !set_kinds(std::string_view{*event}.substr(0, end), recurrence)) return unknown(*event, events());
    recurrence.offset_days = sign * static_cast<int>(span->count);
    recurrence.school_days = span->unit == Span::Unit::school_days;
    return timed(std::move(recurrence), 2);
  }

  static std::vector<std::string> events() {
    std::vector<std::string> words;
    for (const char* kind : {"period", "quarter", "half_year", "semester", "year"}) {
      for (const char* end : {"_end", "_start"}) words.push_back(std::string{kind} + end);
    }
    return words;
  }

  std::optional<WrittenRecurrence> read_monthly() {
    const std::int64_t* day = node_.items.empty() ? nullptr : node_.items[0].whole();
    if (day == nullptr) return wrong();
    if (*day < 1 || *day > longest_month) {
      fields_.report("regulation.out_of_bounds", field_, {{"lowest", "1"}, {"highest", std::to_string(longest_month)}});
      return std::nullopt;
    }
    Recurrence recurrence;
    recurrence.turn = Turn::month;
    recurrence.day = static_cast<int>(*day);
    return timed(recurrence, 1);
  }

  /// "31.08"
  std::optional<WrittenRecurrence> read_yearly() {
    const std::string* written = text_at(0);
    if (written == nullptr) return wrong();
    // Any leap year: 29 February is a date that some years have.
    const auto date = written->size() == 5 && (*written)[2] == '.'
                          ? parse_iso_date("2028-" + written->substr(3) + "-" + written->substr(0, 2))
                          : std::nullopt;
    if (!date) {
      fields_.report("regulation.no_such_day", field_, {{"value", *written}});
      return std::nullopt;
    }
    Recurrence recurrence;
    recurrence.turn = Turn::year;
    recurrence.month = static_cast<int>(static_cast<unsigned>(date->month()));
    recurrence.day = static_cast<int>(static_cast<unsigned>(date->day()));
    return timed(recurrence, 1);
  }

  Fields& fields_;
  std::string_view field_;
  const Node& node_;
};

}  // namespace

std::optional<WrittenRecurrence> read_recurrence(Fields& fields, std::string_view field) {
  const Node* node = fields.any(field);
  return node == nullptr ? std::nullopt : Reader{fields, field, *node}.read();
}

}  // namespace vestnik
