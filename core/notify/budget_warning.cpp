#include "notify/budget_warning.h"

#include "notify/word_to_person.h"
#include "ports/calm.h"
#include "records/audience_store.h"
#include "records/channel_use_store.h"
#include "records/obligation_store.h"

namespace vestnik {
namespace {

constexpr std::string_view budget_fact = "channel_budget";  ///< also the rule's name and the template's
constexpr int percent = 100;
constexpr int months_in_id = 100;
constexpr int warning_priority = 40;

CivilDate first_of_month(CivilDate day) { return {day.year() / day.month() / std::chrono::day{1}}; }

CivilDate last_of_month(CivilDate day) {
  return std::chrono::year_month_day{day.year() / day.month() / std::chrono::last};
}

/// 202610: a fact of its own each month, so that it is told once.
std::int64_t fact_of(CivilDate day) {
  return std::int64_t{static_cast<int>(day.year())} * months_in_id + static_cast<unsigned>(day.month());
}

CivilDate month_of_fact(std::int64_t fact) {
  return std::chrono::year{static_cast<int>(fact / months_in_id)} /
         std::chrono::month{static_cast<unsigned>(fact % months_in_id)} / std::chrono::day{1};
}

ChannelSum used_in_month(Transaction& transaction, std::string_view channel, CivilDate day) {
  return channel_use_between(transaction, channel, first_of_month(day), last_of_month(day));
}

}  // namespace

std::vector<std::string> BudgetWarning::items(const JobView& view) const {
  const ChannelCaps& caps = calm(view.regulation).caps;
  return caps.a_month > 0 ? std::vector{caps.channel} : std::vector<std::string>{};
}

std::optional<Instant> BudgetWarning::next_due(const JobView&, std::string_view, Instant after) const {
  return std::chrono::floor<std::chrono::hours>(after) + std::chrono::hours{1};
}

std::chrono::seconds BudgetWarning::keeps(const JobView&, std::string_view) const { return std::chrono::hours{1}; }

bool BudgetWarning::has_work(const JobView& view, std::string_view item, const JobRun& run) const {
  const CivilDate today = view.zone.local(run.now).date;
  const std::int64_t limit = calm(view.regulation).caps.a_month;
  const bool spent = used_in_month(view.transaction, item, today).segments * percent >= limit * warned_at;
  return limit > 0 && spent && obligations_of_fact(view.transaction, budget_fact, fact_of(today)).empty();
}

void BudgetWarning::run(const JobView& view, std::string_view item, const JobRun& run) {
  if (!has_work(view, item, run)) return;
  const CivilDate today = view.zone.local(run.now).date;
  for (const PersonId administrator : holders_of(view.transaction, "administrator", today))
    tell(view, administrator, today, run.now);
}

void BudgetWarning::tell(const JobView& view, PersonId administrator, CivilDate today, Instant now) {
  const Instant next_month = view.zone.start_of_day(plus_days(last_of_month(today), 1));
  tell_person(
      view, channels_,
      {budget_fact, fact_of(today), administrator, {"preferred", "internal", "email"}, warning_priority, next_month},
      now);
}

void add_budget_words(PluginEvents& events, const RegulationBook& regulations) {
  PluginEvent words;
  words.words = [&regulations](Transaction& transaction, std::int64_t fact) {
    const CivilDate month = month_of_fact(fact);
    const auto regulation = regulations.in_force(transaction.institution(), last_of_month(month));
    const ChannelCaps caps = regulation ? calm(*regulation).caps : ChannelCaps{};
    TemplateData data;
    data.text["used"] = std::to_string(used_in_month(transaction, caps.channel, month).segments);
    data.text["limit"] = std::to_string(caps.a_month);
    data.text["reserved"] = std::to_string(caps.reserved_for_absences);
    data.truth["has_reserved"] = caps.reserved_for_absences > 0;
    return data;
  };
  events.emplace(budget_fact, std::move(words));
}

}  // namespace vestnik
