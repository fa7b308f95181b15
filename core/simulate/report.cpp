#include "simulate/report.h"

#include <algorithm>
#include <ostream>

#include "base/text.h"

namespace vestnik {
namespace {

constexpr std::size_t most_families = 20;

/// Columns of the table, in characters.
constexpr std::size_t label_width = 34;
constexpr std::size_t number_width = 12;

std::string money(std::int64_t hundredths) {
  const std::string sign = hundredths < 0 ? "-" : "";
  const std::int64_t value = hundredths < 0 ? -hundredths : hundredths;
  const std::string part = std::to_string(value % 100);
  return sign + std::to_string(value / 100) + "," + (part.size() < 2 ? "0" : "") + part;
}

std::string with_sign(std::string number) { return number.starts_with('-') || number == "0" ? number : "+" + number; }

std::string padded_left(const std::string& text) {
  const std::size_t length = to_code_points(text).size();
  return std::string(length < number_width ? number_width - length : 1, ' ') + text;
}

std::string padded_right(const std::string& text) {
  const std::size_t length = to_code_points(text).size();
  return text + std::string(length < label_width ? label_width - length : 1, ' ');
}

/// The way of one report.
class Printer {
 public:
  Printer(const Simulation& simulation, const MessageCatalogue& messages, std::ostream& out)
      : simulation_(simulation), messages_(messages), out_(out) {}

  void print() {
    line("simulate.title", {{"institution", simulation_.institution},
                            {"file", simulation_.file},
                            {"hash", simulation_.hash.substr(0, 12)},
                            {"from", to_russian(simulation_.from)},
                            {"until", to_russian(simulation_.until)}});
    out_ << '\n';
    table();
    grounds("simulate.would_be_refused", simulation_.comparison.refused);
    grounds("simulate.would_be_possible", simulation_.comparison.possible);
    by_rule();
    news();
    families();
    notes();
  }

 private:
  [[nodiscard]] std::string words(std::string_view code, Details details = {}) const {
    return messages_.explain(Problem{std::string{code}, std::move(details)}).title;
  }
  void line(std::string_view code, Details details = {}) { out_ << words(code, std::move(details)) << '\n'; }
  void heading(std::string_view code, std::int64_t count) {
    out_ << '\n' << words(code, {{"count", std::to_string(count)}}) << '\n';
  }

  void row(std::string_view label, const std::string& record, const std::string& before, const std::string& after,
           const std::string& difference) {
    out_ << padded_right(words(label)) << padded_left(record) << padded_left(before) << padded_left(after)
         << padded_left(difference) << '\n';
  }
  void row(std::string_view label, std::optional<std::int64_t> record, std::int64_t before, std::int64_t after) {
    row(label, record ? std::to_string(*record) : words("simulate.not_counted"), std::to_string(before),
        std::to_string(after), with_sign(std::to_string(after - before)));
  }

  void table() {
    const auto& [comparison, price] = std::tie(simulation_.comparison, simulation_.price_hundredths);
    const MessageCount record = sum_of(simulation_.record.messages);
    const MessageCount before = sum_of(simulation_.before.messages);
    const MessageCount after = sum_of(simulation_.after.messages);
    row("simulate.column_none", words("simulate.column_record"), words("simulate.column_before"),
        words("simulate.column_after"), words("simulate.column_difference"));
    row("simulate.row_standing", std::nullopt, comparison.before.standing, comparison.after.standing);
    row("simulate.row_refused", std::nullopt, comparison.before.refused, comparison.after.refused);
    row("simulate.row_sent", record.sent, before.sent, after.sent);
    row("simulate.row_cancelled", record.cancelled, before.cancelled, after.cancelled);
    row("simulate.row_segments", record.segments, before.segments, after.segments);
    if (price > 0) {
      row("simulate.row_cost", money(record.segments * price), money(before.segments * price),
          money(after.segments * price), with_sign(money((after.segments - before.segments) * price)));
    }
    row("simulate.row_calls", simulation_.record.calls, simulation_.before.calls, simulation_.after.calls);
  }

  void grounds(std::string_view code, const Grounds& grounds) {
    std::int64_t rows = 0;
    for (const auto& [key, count] : grounds) rows += count.rows;
    heading(code, rows);
    for (const auto& [key, count] : grounds) {
      std::string kind = key.command;
      std::ranges::replace(kind, '.', '_');
      const std::string clause = key.clause.empty() ? words("simulate.no_clause") : key.clause;
      line("simulate.ground", {{"what", words("simulate.kind_" + kind)},
                               {"regulation_clause", clause},
                               {"count", std::to_string(count.rows)},
                               {"example", messages_.explain(count.example).title}});
    }
  }

  void by_rule() {
    std::map<MessageKind, std::pair<MessageCount, MessageCount>> kinds;
    for (const auto& [kind, count] : simulation_.before.messages) kinds[kind].first = count;
    for (const auto& [kind, count] : simulation_.after.messages) kinds[kind].second = count;
    out_ << '\n' << words("simulate.by_rule") << '\n';
    for (const auto& [kind, counts] : kinds) {
      line("simulate.rule", {{"rule", kind.rule},
                             {"regulation_clause", kind.clause.empty() ? words("simulate.no_clause") : kind.clause},
                             {"channel", words("notify.channel_" + kind.channel)},
                             {"before", std::to_string(counts.first.sent)},
                             {"after", std::to_string(counts.second.sent)}});
    }
  }

  void news() {
    const Comparison& comparison = simulation_.comparison;
    out_ << '\n';
    line("simulate.news", {{"gained", std::to_string(comparison.news_gained)},
                           {"lost", std::to_string(comparison.news_lost)},
                           {"earlier", std::to_string(comparison.news_earlier)},
                           {"later", std::to_string(comparison.news_later)},
                           {"otherwise", std::to_string(comparison.news_otherwise)}});
  }

  void families() {
    const Comparison& comparison = simulation_.comparison;
    line("simulate.families", {{"more", std::to_string(comparison.families_with_more)},
                               {"less", std::to_string(comparison.families_with_less)}});
    std::vector<std::pair<PersonId, FamilyCount>> changed;
    for (const auto& [student, family] : comparison.families) {
      if (family.after != family.before) changed.emplace_back(student, family);
    }
    // The greatest change first; children whose families hear as much more or less in the order of their numbers.
    std::ranges::stable_sort(changed, std::greater{}, [](const auto& one) {
      const std::int64_t by = one.second.after - one.second.before;
      return by < 0 ? -by : by;
    });
    for (std::size_t at = 0; at < std::min(changed.size(), most_families); ++at) {
      line("simulate.family", {{"student", std::to_string(changed[at].first.value)},
                               {"before", std::to_string(changed[at].second.before)},
                               {"after", std::to_string(changed[at].second.after)}});
    }
    if (changed.size() > most_families) {
      line("simulate.more_families", {{"count", std::to_string(changed.size() - most_families)}});
    }
  }

  void notes() {
    out_ << '\n' << words("simulate.notes") << '\n';
    const Lived& before = simulation_.before;
    if (before.differing == 0 && simulation_.differing_news == 0) {
      line("simulate.note_exact");
    } else {
      line("simulate.note_differs",
           {{"commands", std::to_string(before.differing)}, {"news", std::to_string(simulation_.differing_news)}});
    }
    if (before.as_recorded > 0) line("simulate.note_as_recorded", {{"count", std::to_string(before.as_recorded)}});
    if (simulation_.record.erased_texts > 0) {
      line("simulate.note_erased", {{"count", std::to_string(simulation_.record.erased_texts)}});
    }
    for (const std::string_view code : simulation_.untold) line(code);
    line("simulate.note_gateways");
  }

  const Simulation& simulation_;
  const MessageCatalogue& messages_;
  std::ostream& out_;
};

}  // namespace

void print_report(const Simulation& simulation, const MessageCatalogue& messages, std::ostream& out) {
  Printer{simulation, messages, out}.print();
}

}  // namespace vestnik
