#include "spool.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "base/utf16.h"
#include "net/header_text.h"

namespace vestnik::gammu {
namespace {

constexpr std::string_view outbox_ending = ".txtd";
constexpr std::string_view note_begins = "_v";

using Section = std::map<std::string, std::string>;

Section smsd_section(std::string_view smsdrc) {
  Section found;
  bool inside = false;
  for (const std::string_view line : split(smsdrc, '\n')) {
    const std::string_view text = trimmed(line);
    if (text.starts_with('[')) inside = to_lower(text) == "[smsd]";
    const auto equals = text.find('=');
    if (!inside || text.starts_with('#') || text.starts_with(';') || equals == std::string_view::npos) continue;
    found[to_lower(trimmed(text.substr(0, equals)))] = trimmed(text.substr(equals + 1));
  }
  return found;
}

std::string digits_of(Instant now) {
  // "2026-09-14T08:04:00Z" → "20260914_080400"
  const std::string iso = to_iso(std::chrono::floor<std::chrono::seconds>(now));
  std::string digits;
  for (const char c : iso.substr(0, 19)) {
    if (c >= '0' && c <= '9') digits += c;
    if (c == 'T') digits += '_';
  }
  return digits;
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = !text.empty() && read.ec == std::errc{} && read.ptr == text.data() + text.size() && number >= 0;
  return good ? std::optional{number} : std::nullopt;
}

}  // namespace

Result<Spool> read_spool(std::string_view smsdrc) {
  const Section section = smsd_section(smsdrc);
  const auto value = [&](const char* key) {
    const auto at = section.find(key);
    return at == section.end() ? std::string{} : at->second;
  };
  if (to_lower(value("service")) != "files") return Problem{"gateways.gammu_not_files"};
  // The default, 7bit, sends question marks for Russian letters.
  const std::string format = to_lower(value("transmitformat"));
  if (format != "auto" && format != "unicode") return Problem{"gateways.gammu_setting", {{"key", "transmitformat"}}};
  for (const char* key : {"inboxpath", "outboxpath", "sentsmspath", "errorsmspath"}) {
    if (value(key).empty()) return Problem{"gateways.gammu_setting", {{"key", key}}};
  }
  if (value("sentsmspath") == value("errorsmspath")) {
    return Problem{"gateways.gammu_setting", {{"key", "errorsmspath"}}};
  }
  return Spool{value("inboxpath"), value("outboxpath"), value("sentsmspath"), value("errorsmspath")};
}

std::string note_of(const Message& message) {
  return std::string{note_begins} + std::to_string(message.institution.value) + "x" +
         std::to_string(message.delivery.value);
}

std::string outbox_name(const Message& message, Instant now) {
  const char priority = static_cast<char>('A' + std::clamp(message.priority, 0, 100) / 10);
  return std::string{"OUT"} + priority + digits_of(now) + "_00_" + message.address + note_of(message) +
         std::string{outbox_ending};
}

std::optional<std::string> key_in(std::string_view name) {
  if (!name.starts_with("OUT") || !name.ends_with(outbox_ending)) return std::nullopt;
  name.remove_suffix(outbox_ending.size());
  const auto at = name.rfind(note_begins);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view note = name.substr(at + note_begins.size());
  const auto parts = split(note, 'x');
  if (parts.size() != 2 || !whole(parts[0]) || !whole(parts[1])) return std::nullopt;
  return std::string{parts[0]} + "." + std::string{parts[1]};
}

std::optional<Instant> moment_in(std::string_view name) {
  constexpr std::size_t begins = 4;  // "OUTC"
  constexpr std::size_t length = 15;
  if (name.size() < begins + length || name[begins + 8] != '_') return std::nullopt;
  const std::string_view digits = name.substr(begins, length);
  const auto part = [&](std::size_t at, std::size_t count) { return std::string{digits.substr(at, count)}; };
  const auto moment = parse_iso_instant(part(0, 4) + "-" + part(4, 2) + "-" + part(6, 2) + "T" + part(9, 2) + ":" +
                                        part(11, 2) + ":" + part(13, 2) + "Z");
  return moment ? std::optional{*moment} : std::nullopt;
}

std::optional<InboxName> read_inbox_name(std::string_view name) {
  if (!name.starts_with("IN") || !name.ends_with(".txt")) return std::nullopt;
  name.remove_suffix(4);
  const auto fields = split(name, '_');
  if (fields.size() != 5) return std::nullopt;
  const auto part = whole(fields[4]);
  const std::string from{fields[3]};
  if (!part || *part > 255 || !net::is_telephone(from)) return std::nullopt;
  return InboxName{std::string{name.substr(0, name.rfind('_'))}, from, static_cast<int>(*part)};
}

std::string text_of_file(std::string_view content) {
  std::string text;
  if (content.starts_with("\xFE\xFF")) {
    text = from_utf16(content.substr(2), OctetOrder::high_first);
  } else if (content.starts_with("\xFF\xFE")) {
    text = from_utf16(content.substr(2), OctetOrder::low_first);
  } else {
    text = to_utf8(to_code_points(content));
  }
  // The daemon fills a file up with NULs.
  return text.substr(0, text.find('\0'));
}

}  // namespace vestnik::gammu
