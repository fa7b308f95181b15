#include "base/time.h"

#include "base/stored_date.h"

#include <date/tz.h>

#include <array>
#include <charconv>
#include <stdexcept>

namespace vestnik {
namespace {

// What schools write of lies in between: whoever was born, whatever is kept. Further out days cannot be counted and
// zones know no clock.
constexpr std::chrono::year first_year_spoken_of{1900};
constexpr std::chrono::year last_year_spoken_of{2200};

const date::time_zone& zone_of(const void* zone) { return *static_cast<const date::time_zone*>(zone); }

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return text.empty() ? std::nullopt : std::optional<int>{value};
}

/// Digits with zeros before them. Not printf, which costs ten times as much: a page of a diary writes a hundred.
void append_digits(std::string& out, long value, int width) {
  if (value < 0) {
    out += '-';
    value = -value;
  }
  std::array<char, 24> text{};
  char* const end = text.data() + text.size();
  char* begin = end;
  for (; value != 0 || end - begin < width; value /= 10) *--begin = static_cast<char>('0' + value % 10);
  out.append(begin, end);
}

/// Numbers of the given widths with a separator between them.
struct Digits {
  long value;
  int width;
};
std::string joined(std::initializer_list<Digits> numbers, char separator) {
  std::string text;
  for (const auto& [value, width] : numbers) {
    if (!text.empty()) text += separator;
    append_digits(text, value, width);
  }
  return text;
}

struct DateParts {
  int year;
  unsigned month;
  unsigned day;
};

DateParts parts(CivilDate date) {
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

}  // namespace

std::string to_iso(CivilDate date) {
  const auto [year, month, day] = parts(date);
  return joined({{year, 4}, {month, 2}, {day, 2}}, '-');
}

std::string to_iso(Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::hh_mm_ss clock{at - day};
  std::string text = to_iso(CivilDate{day});
  text += 'T';
  text += joined({{clock.hours().count(), 2}, {clock.minutes().count(), 2}, {clock.seconds().count(), 2}}, ':');
  if (clock.subseconds().count() != 0) {
    text += '.';
    append_digits(text, clock.subseconds().count(), 6);
  }
  text += 'Z';
  return text;
}

std::string to_clock(WallTime time) { return joined({{time.count() / 60, 2}, {time.count() % 60, 2}}, ':'); }

std::string to_russian(CivilDate date) {
  const auto [year, month, day] = parts(date);
  return joined({{day, 2}, {month, 2}, {year, 4}}, '.');
}

std::string to_russian_short(CivilDate date) {
  const auto [year, month, day] = parts(date);
  return joined({{day, 2}, {month, 2}}, '.');
}

std::optional<CivilDate> parse_any_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const CivilDate date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                       std::chrono::day{static_cast<unsigned>(*day)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<CivilDate> parse_iso_date(std::string_view text) {
  const auto date = parse_any_date(text);
  const bool spoken_of = date && date->year() >= first_year_spoken_of && date->year() <= last_year_spoken_of;
  return spoken_of ? date : std::nullopt;
}

std::optional<WallTime> parse_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = digits(text.substr(0, 2));
  const auto minute = digits(text.substr(3, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return WallTime{*hour * 60 + *minute};
}

std::optional<Instant> parse_iso_instant(std::string_view text) {
  if (text.size() < 17 || text.back() != 'Z' || text[10] != 'T') return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  const auto time = parse_clock(text.substr(11, 5));
  if (!date || !time) return std::nullopt;
  Instant at{std::chrono::sys_days{*date} + *time};
  std::string_view rest = text.substr(16, text.size() - 17);
  if (rest.empty()) return at;
  if (rest.size() < 3 || rest[0] != ':') return std::nullopt;
  const auto second = digits(rest.substr(1, 2));
  if (!second || *second > 59) return std::nullopt;
  at += std::chrono::seconds{*second};
  rest.remove_prefix(3);
  if (rest.empty()) return at;
  if (rest[0] != '.' || rest.size() < 2 || rest.size() > 7) return std::nullopt;
  std::string fraction{rest.substr(1)};
  fraction.resize(6, '0');
  const auto micros = digits(fraction);
  if (!micros) return std::nullopt;
  return at + Microseconds{*micros};
}

CivilDate plus_days(CivilDate date, int days) {
  return CivilDate{std::chrono::sys_days{date} + std::chrono::days{days}};
}

int days_between(CivilDate from, CivilDate until) {
  return static_cast<int>((std::chrono::sys_days{until} - std::chrono::sys_days{from}).count());
}

int iso_weekday(CivilDate date) {
  return static_cast<int>(std::chrono::weekday{std::chrono::sys_days{date}}.iso_encoding());
}

Result<TimeZone> TimeZone::find(std::string_view iana_name) {
  try {
    return TimeZone{date::locate_zone(std::string{iana_name})};
  } catch (const std::runtime_error&) {
    return Problem{"time.unknown_zone", {{"zone", std::string{iana_name}}}};
  }
}

const std::string& TimeZone::name() const { return zone_of(zone_).name(); }

LocalTime TimeZone::local(Instant at) const {
  const auto local = zone_of(zone_).to_local(at);
  const auto day = std::chrono::floor<std::chrono::days>(local.time_since_epoch());
  const auto within = std::chrono::floor<std::chrono::seconds>(local.time_since_epoch() - day);
  const auto minutes = std::chrono::floor<WallTime>(within);
  return {CivilDate{std::chrono::sys_days{day}}, minutes, within - minutes};
}

Instant TimeZone::instant(CivilDate date, WallTime time) const {
  const date::local_time<Microseconds> local{std::chrono::sys_days{date}.time_since_epoch() + time};
  const auto info = zone_of(zone_).get_info(local);
  // In the gap of a clock change there is no such wall time: the change itself is the nearest honest instant.
  if (info.result == date::local_info::nonexistent) return info.first.end;
  return Instant{local.time_since_epoch() - info.first.offset};
}

Instant TimeZone::start_of_day(CivilDate date) const { return instant(date, WallTime{0}); }

}  // namespace vestnik
