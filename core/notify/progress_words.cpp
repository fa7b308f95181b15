#include "notify/progress_words.h"

#include <algorithm>

#include "domain/average.h"
#include "domain/summary_words.h"
#include "records/period_store.h"

namespace vestnik {
namespace {

struct SubjectProgress {
  std::string name;
  Average average;
  std::vector<std::string> fresh;  ///< grades of the time
  std::string final_value;
};
/// By the order they are read in.
using Subjects = std::vector<std::pair<SubjectId, SubjectProgress>>;

struct Missed {
  std::int64_t lessons = 0;
  std::int64_t days = 0;
  std::int64_t excused = 0;
  std::int64_t unexcused = 0;
  std::int64_t unknown = 0;
  std::int64_t late = 0;
};

/// Whether the summary is about what was recorded in its time, rather than about what happened in it.
bool tells_news(const Summary& summary) { return summary.about == summary::results; }

class ProgressWords {
 public:
  ProgressWords(const SummarySources& sources, const Summary& summary)
      : sources_(sources), summary_(summary), first_(day_of(summary.from)), last_(last_day()) {}

  TemplateData build() {
    const auto period = study_period_on(sources_, last_);
    period_ = tells_news(summary_) && period ? Days{period->starts, period->ends} : Days{first_, last_};
    read_subjects();
    put_subjects();
    put_missed(count_missed());
    data_.text["since"] = to_russian_short(first_);
    data_.text["till"] = to_russian_short(last_);
    return std::move(data_);
  }

 private:
  [[nodiscard]] CivilDate day_of(Instant at) const { return sources_.zone.local(at).date; }

  // A time that ends at midnight ends with the day before.
  [[nodiscard]] CivilDate last_day() const { return day_of(summary_.until - std::chrono::microseconds{1}); }

  [[nodiscard]] bool is_fresh(Instant changed) const {
    return !tells_news(summary_) || (changed >= summary_.from && changed < summary_.until);
  }

  SubjectProgress& subject(SubjectId id, const std::string& name) {
    const auto held = std::ranges::find(subjects_, id, [](const auto& one) { return one.first; });
    if (held != subjects_.end()) return held->second;
    const Averaging way = sources_.regulation.marks().weighted_average ? Averaging::weighted : Averaging::plain;
    return subjects_.emplace_back(id, SubjectProgress{name, Average{way}, {}, {}}).second;
  }

  void read_subjects() {
    const Days days{period_.first, std::max(period_.last, last_)};
    for (const auto& mark : marks_of_student(sources_.transaction, summary_.person, days)) {
      auto& of = subject(mark.subject, mark.name);
      of.average.add(mark.value, mark.weight_hundredths);
      if (is_fresh(mark.changed_at)) of.fresh.push_back(to_text(mark.value));
    }
    if (!summary_.period) return;
    for (const auto& one : published_finals(sources_.transaction, summary_.person, summary_.period)) {
      subject(one.subject, one.name).final_value = one.value;
    }
  }

  // The nearest grade of the scale: a half goes up.
  [[nodiscard]] std::string expected(Hundredths average) const {
    const auto& scale = sources_.regulation.marks().scale;
    constexpr int unit = 100;
    constexpr int half = 50;
    int nearest = (average + half) / unit;
    if (!scale.empty()) nearest = std::clamp<int>(nearest, scale.front(), scale.back());
    return std::to_string(nearest);
  }

  void put_subjects() {
    bool any_new = false;
    auto& list = data_.lists["subjects"];
    for (const auto& [id, one] : subjects_) {
      TemplateData line;
      const auto average = one.average.value();
      std::string marks;
      for (const auto& mark : one.fresh) marks += (marks.empty() ? "" : ", ") + mark;
      line.text["subject"] = one.name;
      line.text["marks"] = marks;
      line.text["average"] = average ? to_decimal(*average) : "";
      line.text["expected"] = average ? expected(*average) : "";
      line.text["final"] = one.final_value;
      line.truth["has_new"] = !one.fresh.empty();
      line.truth["has_average"] = average.has_value();
      line.truth["has_final"] = !one.final_value.empty();
      any_new = any_new || !one.fresh.empty();
      list.push_back(std::move(line));
    }
    data_.truth["has_new_marks"] = any_new;
    data_.truth["has_subjects"] = !list.empty();
  }

  [[nodiscard]] Missed count_missed() const {
    const AttendanceTerms& terms = sources_.regulation.attendance();
    Missed missed;
    std::map<CivilDate, std::int64_t> by_day;
    const Days days = tells_news(summary_) ? Days{period_.first, std::max(period_.last, last_)} : Days{first_, last_};
    for (const auto& one : absences_of_student(sources_.transaction, summary_.person, days)) {
      if (!is_fresh(one.changed_at)) continue;
      if (one.code != terms.absence_code) {
        ++missed.late;
        continue;
      }
      ++missed.lessons;
      ++by_day[one.date];
      if (one.reason.empty()) {
        ++missed.unknown;
      } else if (one.reason == terms.unexcused_reason) {
        ++missed.unexcused;
      } else {
        ++missed.excused;
      }
    }
    if (by_day.empty()) return missed;
    const auto lessons =
        lessons_by_day(sources_.transaction, summary_.person, {by_day.begin()->first, by_day.rbegin()->first});
    missed.days = std::ranges::count_if(by_day, [&](const auto& day) {
      const auto held = lessons.find(day.first);
      return held != lessons.end() && day.second >= held->second;
    });
    return missed;
  }

  void put_missed(const Missed& missed) {
    put_number("missed", missed.lessons);
    put_number("missed_days", missed.days);
    put_number("excused", missed.excused);
    put_number("unexcused", missed.unexcused);
    put_number("unknown", missed.unknown);
    put_number("late", missed.late);
  }
  void put_number(const std::string& name, std::int64_t count) {
    data_.text[name] = std::to_string(count);
    data_.truth["has_" + name] = count > 0;
  }

  const SummarySources& sources_;
  const Summary& summary_;
  CivilDate first_;
  CivilDate last_;
  Days period_{};  ///< whose marks the averages are of
  Subjects subjects_;
  TemplateData data_;
};

}  // namespace

std::optional<Period> study_period_on(const SummarySources& sources, CivilDate day) {
  if (auto ordered = period_on(sources.transaction, day)) return ordered;
  std::optional<Period> shortest;
  for (const Period& one : sources.regulation.periods()) {
    if (day < one.starts || one.ends < day) continue;
    const auto length = [](const Period& of) { return days_between(of.starts, of.ends); };
    if (!shortest || length(one) < length(*shortest)) shortest = one;
  }
  return shortest;
}

TemplateData progress_words(const SummarySources& sources, const Summary& summary) {
  return ProgressWords{sources, summary}.build();
}

}  // namespace vestnik
