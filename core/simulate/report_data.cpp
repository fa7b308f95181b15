#include <fstream>

#include "json/json_writer.h"
#include "simulate/report.h"

namespace vestnik {
namespace {

std::string_view direction(const ChangedEntry& entry) { return entry.refused ? "refused" : "possible"; }

void write_counts(JsonWriter& json, std::string_view name, const MessageCount& count) {
  json.key(name)
      .begin_object()
      .member("sent", count.sent)
      .member("cancelled", count.cancelled)
      .member("unsent", count.unsent)
      .member("segments", count.segments)
      .end_object();
}

/// Every kind of message that the record or either run has.
struct ThreeCounts {
  MessageCount record, before, after;
};
std::map<MessageKind, ThreeCounts> all_kinds(const Simulation& simulation) {
  std::map<MessageKind, ThreeCounts> kinds;
  for (const auto& [kind, count] : simulation.record.messages) kinds[kind].record = count;
  for (const auto& [kind, count] : simulation.before.messages) kinds[kind].before = count;
  for (const auto& [kind, count] : simulation.after.messages) kinds[kind].after = count;
  return kinds;
}

void write_totals(JsonWriter& json, const Simulation& simulation) {
  const Comparison& comparison = simulation.comparison;
  json.key("entries")
      .begin_object()
      .member("standing_before", comparison.before.standing)
      .member("standing_after", comparison.after.standing)
      .member("refused_before", comparison.before.refused)
      .member("refused_after", comparison.after.refused)
      .end_object();
  json.key("messages_total").begin_object();
  write_counts(json, "record", sum_of(simulation.record.messages));
  write_counts(json, "before", sum_of(simulation.before.messages));
  write_counts(json, "after", sum_of(simulation.after.messages));
  json.end_object();
  json.key("calls")
      .begin_object()
      .member("record", simulation.record.calls)
      .member("before", simulation.before.calls)
      .member("after", simulation.after.calls)
      .end_object();
  json.key("news")
      .begin_object()
      .member("gained", comparison.news_gained)
      .member("lost", comparison.news_lost)
      .member("earlier", comparison.news_earlier)
      .member("later", comparison.news_later)
      .member("otherwise", comparison.news_otherwise)
      .end_object();
  json.key("sms_price").hundredths(simulation.price_hundredths);
  json.key("exact")
      .begin_object()
      .member("differing_commands", simulation.before.differing)
      .member("differing_news", simulation.differing_news)
      .member("as_recorded", simulation.before.as_recorded)
      .end_object();
}

void write_entries(JsonWriter& json, const Comparison& comparison) {
  json.key("changed_entries").begin_array();
  for (const ChangedEntry& entry : comparison.changed) {
    json.begin_object()
        .member("change", direction(entry))
        .member("command", entry.ground.command)
        .member("audit", entry.command)
        .member("row", entry.row)
        .member("lesson", entry.lesson.value)
        .member("student", entry.student.value)
        .member("code", entry.ground.code)
        .member("clause", entry.ground.clause)
        .end_object();
  }
  json.end_array();
}

void write_messages(JsonWriter& json, const Simulation& simulation) {
  json.key("messages").begin_array();
  for (const auto& [kind, counts] : all_kinds(simulation)) {
    json.begin_object().member("rule", kind.rule).member("clause", kind.clause).member("channel", kind.channel);
    write_counts(json, "record", counts.record);
    write_counts(json, "before", counts.before);
    write_counts(json, "after", counts.after);
    json.end_object();
  }
  json.end_array();
}

void write_families(JsonWriter& json, const Comparison& comparison) {
  json.key("families").begin_array();
  for (const auto& [student, family] : comparison.families) {
    json.begin_object()
        .member("student", student.value)
        .member("before", family.before)
        .member("after", family.after)
        .end_object();
  }
  json.end_array();
}

/// RFC 4180; what stands in a regulation's words may hold a comma or a quote.
std::string cell(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string{text};
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

std::string entries_as_csv(const Comparison& comparison) {
  std::string text = "change,command,audit,row,lesson,student,code,clause\n";
  for (const ChangedEntry& entry : comparison.changed) {
    text += std::string{direction(entry)} + "," + cell(entry.ground.command) + "," + std::to_string(entry.command) +
            "," + std::to_string(entry.row) + "," + std::to_string(entry.lesson.value) + "," +
            std::to_string(entry.student.value) + "," + cell(entry.ground.code) + "," + cell(entry.ground.clause) +
            "\n";
  }
  return text;
}

std::string messages_as_csv(const Simulation& simulation) {
  std::string text =
      "rule,clause,channel,sent_record,sent_before,sent_after,segments_record,segments_before,segments_after\n";
  for (const auto& [kind, counts] : all_kinds(simulation)) {
    text += cell(kind.rule) + "," + cell(kind.clause) + "," + cell(kind.channel);
    for (const MessageCount* count : {&counts.record, &counts.before, &counts.after}) {
      text += "," + std::to_string(count->sent);
    }
    for (const MessageCount* count : {&counts.record, &counts.before, &counts.after}) {
      text += "," + std::to_string(count->segments);
    }
    text += "\n";
  }
  return text;
}

std::string families_as_csv(const Comparison& comparison) {
  std::string text = "student,before,after\n";
  for (const auto& [student, family] : comparison.families) {
    text +=
        std::to_string(student.value) + "," + std::to_string(family.before) + "," + std::to_string(family.after) + "\n";
  }
  return text;
}

}  // namespace

std::string report_as_json(const Simulation& simulation) {
  std::string text;
  JsonWriter json{text};
  json.begin_object()
      .member("institution", simulation.institution)
      .member("from", to_iso(simulation.from))
      .member("to", to_iso(simulation.until))
      .member("regulation", simulation.hash);
  write_totals(json, simulation);
  write_entries(json, simulation.comparison);
  write_messages(json, simulation);
  write_families(json, simulation.comparison);
  json.key("untold").begin_array();
  for (const std::string_view code : simulation.untold) json.value(code);
  json.end_array().end_object();
  return text + "\n";
}

Result<void> write_csv(const Simulation& simulation, const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  const std::pair<const char*, std::string> files[] = {{"entries.csv", entries_as_csv(simulation.comparison)},
                                                       {"messages.csv", messages_as_csv(simulation)},
                                                       {"families.csv", families_as_csv(simulation.comparison)}};
  for (const auto& [name, text] : files) {
    std::ofstream file{folder / name, std::ios::binary | std::ios::trunc};
    if (!(file << text << std::flush)) return Problem{"simulate.cannot_write", {{"file", (folder / name).string()}}};
  }
  return {};
}

}  // namespace vestnik
