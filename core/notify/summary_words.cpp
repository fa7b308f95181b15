#include "notify/summary_words.h"

#include "domain/summary_words.h"
#include "records/visit_reader.h"

namespace vestnik {
namespace {

void put_time(const SummarySources& sources, const Summary& summary, TemplateData& data) {
  data.text["since"] = to_russian_short(sources.zone.local(summary.from).date);
  data.text["till"] = to_russian_short(sources.zone.local(summary.until).date);
}

TemplateData list_of_class(const SummarySources& sources, const Summary& summary) {
  const bool lacking = summary.about == summary::no_account;
  const CivilDate day = sources.zone.local(summary.until).date;
  const auto visits =
      lacking ? std::map<PersonId, std::int64_t>{} : visits_between(sources.transaction, summary.from, summary.until);
  TemplateData data;
  auto& list = data.lists["parents"];
  for (const auto& parent : parents_of_class(sources.transaction, summary.person, day)) {
    if (lacking && parent.account) continue;
    const auto held = visits.find(parent.guardian);
    TemplateData line;
    line.text["name"] = parent.name;
    line.text["pupil"] = parent.child;
    line.text["pupil_group"] = parent.group;
    line.text["visits"] = std::to_string(held == visits.end() ? 0 : held->second);
    line.truth["visited"] = held != visits.end();
    line.truth["account"] = parent.account;
    list.push_back(std::move(line));
  }
  data.truth["has_parents"] = !list.empty();
  return data;
}

}  // namespace

TemplateData words_of_summary(const SummarySources& sources, std::int64_t id) {
  const auto summary = find_summary(sources.transaction, id);
  if (!summary) return {};
  const bool of_class = summary->about == summary::class_visits || summary->about == summary::no_account;
  const bool of_student = !of_class && summary->about != summary::visits;
  TemplateData data = of_class     ? list_of_class(sources, *summary)
                      : of_student ? progress_words(sources, *summary)
                                   : TemplateData{};
  if (!of_student) put_time(sources, *summary, data);
  data.truth["is_results"] = summary->about == summary::results;
  return data;
}

}  // namespace vestnik
