#include "notify/words.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "base/log.h"
#include "base/text.h"
#include "domain/mark.h"
#include "ports/calm.h"
#include "records/fact_reader.h"

namespace vestnik {
namespace {

std::string grades_of(const WordRow& row) {
  if (!row.first_grade) return {};
  std::string text = std::to_string(*row.first_grade);
  if (row.second_grade) text += "/" + std::to_string(*row.second_grade);
  return text;
}

/// A subject in the middle of a sentence: «география», but «ИЗО».
std::string within_sentence(std::string_view subject) {
  const auto points = to_code_points(subject);
  const auto lower = to_code_points(to_lower(subject));
  if (points.size() < 2 || points[1] != lower[1]) return std::string{subject};
  return to_utf8(std::u32string_view{lower}.substr(0, 1)) + to_utf8(std::u32string_view{points}.substr(1));
}

void put_attendance(const WordRow& row, TemplateData& data) {
  data.truth["is_absence"] = row.reason.empty() && !row.correction;
  data.truth["is_reason"] = !row.reason.empty() && !row.correction;
  data.truth["is_absence_correction"] = row.correction;
  data.truth["present"] = row.code.empty();
  data.text["code"] = row.code;
  data.text["reason"] = row.reason;
}

void put_grades(const WordRow& row, TemplateData& data) {
  const bool is_mark = row.fact_kind == fact_kind::mark;
  data.truth["is_mark"] = is_mark;
  data.truth["is_final"] = !is_mark;
  data.text["mark"] = is_mark ? grades_of(row) : row.final_value;
  data.truth["not_attested"] = !is_mark && parse_final_mark(row.final_value) == FinalMark{};
  data.truth["late"] = row.for_staff && row.final_late;
  data.truth["removed"] = is_mark && !row.first_grade;
}

/// Builds the data of one claim; asks each plugin once for each of its facts.
class WordBuilder {
 public:
  WordBuilder(const SummarySources& sources, const PluginEvents& plugin_events, const InstitutionTerms& institution)
      : sources_(sources), plugin_events_(plugin_events), institution_(institution) {}

  void add(const WordRow& row) {
    TemplateData& message = words_.messages[row.delivery];
    const TemplateData line = line_of(row);
    if (calm_rule(sources_.regulation, row.rule).digest_by_subject) by_subject_.insert(row.delivery);
    if (message.lists["lines"].empty()) {
      message.text = line.text;
      message.truth = line.truth;
      // A list is about nobody's child: it stands at the top too.
      if (line.lists.contains("parents")) message.lists["parents"] = line.lists.at("parents");
      message.text["institution"] = institution_.short_name;
      message.text["phone"] = institution_.phone;
      message.text["addressee"] = row.addressee;
    }
    // One fact is one line: a notice though it is about two children, whose groups are named together; a mark though
    // two guardians are told of it at one address.
    const bool about_each_child = row.fact_kind == fact_kind::summary;
    if (about_each_child || notices_.insert({row.delivery, told_as(row), row.fact}).second) {
      message.lists["lines"].push_back(line);
    }
    add_group(row, message);
    add_student(row, message);
  }

  [[nodiscard]] ClaimWords take() {
    for (auto& [delivery, message] : words_.messages) {
      corrections_first(message);
      if (by_subject_.contains(delivery)) order_by_subject(message);
      count_lines(message);
      close_lines(message);
    }
    return std::move(words_);
  }

 private:
  // A mark and its correction on one sheet are two lines.
  static std::string told_as(const WordRow& row) {
    const bool result = row.fact_kind == fact_kind::attendance || row.fact_kind == fact_kind::mark ||
                        row.fact_kind == fact_kind::final_mark;
    return result && row.correction ? row.fact_kind + " put right" : row.fact_kind;
  }

  // What puts an earlier sheet right stands above what is new.
  static void corrections_first(TemplateData& message) {
    auto& lines = message.lists["lines"];
    const auto is_correction = [](const TemplateData& line) { return line.truth.at("is_correction"); };
    const auto news = std::ranges::stable_partition(lines, is_correction);
    message.truth["has_corrections"] = news.begin() != lines.begin();
    const auto is_summary = [](const TemplateData& line) { return line.truth.contains("is_results"); };
    message.truth["has_news"] = !std::ranges::all_of(news, is_summary);
  }

  // Within a subject, and outside of any, lines stay by day and lesson.
  static void order_by_subject(TemplateData& message) {
    auto& lines = message.lists["lines"];
    const auto is_correction = [](const TemplateData& line) { return line.truth.at("is_correction"); };
    const auto news = std::ranges::find_if_not(lines, is_correction);
    std::stable_sort(news, lines.end(), [](const TemplateData& left, const TemplateData& right) {
      return sort_key(left.text.at("subject")) < sort_key(right.text.at("subject"));
    });
  }

  static void count_lines(TemplateData& message) {
    bool more = false;
    for (TemplateData& line : message.lists["lines"]) line.truth["more"] = std::exchange(more, true);
  }

  // A name that a line lacks is looked for in the message around it, which speaks of the first line: a mark below a
  // notice would repeat the notice.
  static void close_lines(TemplateData& message) {
    for (TemplateData& line : message.lists["lines"]) {
      for (const auto& [name, held] : message.truth) line.truth.try_emplace(name, false);
      for (const auto& [name, held] : message.text) {
        if (name != "institution" && name != "phone" && name != "addressee") line.text.try_emplace(name, "");
      }
    }
  }

  TemplateData line_of(const WordRow& row) {
    TemplateData line;
    // Staff know students by the surname; a family has its own child.
    line.text["child"] = row.for_staff && !row.pupil.empty() ? row.pupil : row.child;
    line.text["group"] = row.group;
    line.text["clause"] = row.clause;
    line.truth["without_clause"] = row.clause.empty();
    line.text["date"] = row.date ? to_russian_short(*row.date) : "";
    line.text["lesson"] = std::to_string(row.lesson);
    line.text["subject"] = row.subject;
    line.text["subject_within"] = within_sentence(row.subject);
    line.text["teacher"] = row.teacher;
    line.truth["has_child"] = !row.child.empty();
    line.truth["is_correction"] = row.correction;
    if (row.fact_kind == fact_kind::attendance) {
      put_attendance(row, line);
    } else if (row.fact_kind == fact_kind::mark || row.fact_kind == fact_kind::final_mark) {
      put_grades(row, line);
    } else if (row.fact_kind == fact_kind::summary) {
      put_words(words_of_summary(sources_, row.fact), line);
    } else {
      put_plugin_words(row, line);
    }
    return line;
  }

  void put_plugin_words(const WordRow& row, TemplateData& line) {
    line.truth["is_announcement"] = row.fact_kind == fact_kind::announcement;
    const auto [at, fresh] = plugin_words_.try_emplace({row.fact_kind, row.fact});
    if (fresh) at->second = ask_plugin(row);
    if (!at->second) {
      words_.failed.insert(row.delivery);
      return;
    }
    put_words(*at->second, line);
  }

  static void put_words(const TemplateData& words, TemplateData& line) {
    line.text.insert(words.text.begin(), words.text.end());
    line.truth.insert(words.truth.begin(), words.truth.end());
    line.lists.insert(words.lists.begin(), words.lists.end());
  }

  std::optional<TemplateData> ask_plugin(const WordRow& row) {
    // What fell due by the calendar has no event, and a wave has that of others: its kind says whose words it has.
    auto found = plugin_events_.find(row.fact_kind);
    if (found == plugin_events_.end()) found = plugin_events_.find(row.event_type);
    if (found == plugin_events_.end()) return failed(row, "");
    try {
      return found->second.words(sources_.transaction, row.fact);
    } catch (const DatabaseError& broken) {
      // A database that is away is away for every message; a question wrongly put is this plugin's own trouble.
      if (broken.kind() != DatabaseError::Kind::failure) throw;
    } catch (const std::exception&) {
      // What it says may quote the words, and they are the family's.
    }
    return failed(row, found->second.plugin);
  }

  static std::nullopt_t failed(const WordRow& row, std::string_view plugin) {
    log(LogLevel::error, "notify", "a plugin found no words for its message",
        {{"plugin", plugin}, {"event_type", row.event_type}, {"fact", row.fact}, {"delivery", row.delivery.value}});
    return std::nullopt;
  }

  // A guardian of two children reads both classes in one message.
  static void add_group(const WordRow& row, TemplateData& message) {
    if (row.group.empty()) return;
    auto& groups = message.lists["groups"];
    const auto same = [&](const TemplateData& held) { return held.text.at("group") == row.group; };
    if (std::ranges::any_of(groups, same)) return;
    TemplateData group;
    group.text["group"] = row.group;
    group.truth["more"] = !groups.empty();
    groups.push_back(std::move(group));
  }

  // Of whom a sheet is that goes through the class teacher's hands.
  static void add_student(const WordRow& row, TemplateData& message) {
    if (row.pupil.empty()) return;
    TemplateData student;
    student.text["student"] = row.group.empty() ? row.pupil : row.pupil + ", " + row.group;
    auto& students = message.lists["students"];
    const auto same = [&](const TemplateData& held) { return held.text == student.text; };
    if (std::ranges::none_of(students, same)) students.push_back(std::move(student));
  }

  const SummarySources& sources_;
  const PluginEvents& plugin_events_;
  const InstitutionTerms& institution_;
  ClaimWords words_;
  std::set<DeliveryId> by_subject_;  ///< digests whose lines stand by subject
  std::map<std::pair<std::string, std::int64_t>, std::optional<TemplateData>> plugin_words_;
  std::set<std::tuple<DeliveryId, std::string, std::int64_t>> notices_;
};

}  // namespace

ClaimWords build_words(const SummarySources& sources, const std::vector<WordRow>& rows,
                       const PluginEvents& plugin_events, const InstitutionTerms& institution) {
  WordBuilder builder{sources, plugin_events, institution};
  for (const auto& row : rows) builder.add(row);
  return builder.take();
}

}  // namespace vestnik
