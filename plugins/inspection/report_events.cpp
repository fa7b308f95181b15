#include <stdexcept>

#include "plugins/inspection/event_payload.h"
#include "plugins/inspection/make_report.h"
#include "plugins/inspection/naming.h"
#include "plugins/inspection/reach.h"
#include "plugins/inspection/report_store.h"

namespace vestnik::inspection {
namespace {

Report report_of(Transaction& transaction, std::int64_t id) {
  auto found = find_report(transaction, ReportId{id});
  if (!found) throw std::runtime_error{"an event names a report that does not exist"};
  return *std::move(found);
}

/// Heads of department whose department the group is of; where there is none, the deputy heads.
std::vector<PersonId> accepters_of(Transaction& transaction, const Report& report) {
  std::vector<PersonId> heads = holders_of_role(transaction, "head_of_department", report.made_on);
  std::erase_if(heads,
                [&](PersonId head) { return !Reach::of(transaction, head, report.made_on).covers(report.group); });
  return heads.empty() ? holders_of_role(transaction, "deputy_head", report.made_on) : heads;
}

}  // namespace

EventAudience report_audience(Transaction& transaction, const Event& event) {
  const Report report = report_of(transaction, number_in(event.payload, "report"));
  EventAudience audience;
  audience.trigger = TriggerKind::event;
  audience.fact = report.id.value;
  audience.fact_version = std::max<std::int64_t>(1, number_in(event.payload, "version"));
  if (event.type == report_decided) {
    audience.name = "report_decided";
    if (report.author) audience.people = {report.author};
    return audience;
  }
  audience.name = "control_report";
  audience.people = report.kind == ReportKind::group ? accepters_of(transaction, report)
                                                     : holders_of_role(transaction, "deputy_head", report.made_on);
  std::erase(audience.people, report.author);
  return audience;
}

TemplateData report_words(Transaction& transaction, std::int64_t id) {
  const Report report = report_of(transaction, id);
  Naming names{transaction};
  TemplateData words;
  words.text["author"] = names.of(report.author);
  words.text["decider"] = names.of(report.decided_by);
  words.text["from"] = to_russian(report.days.from);
  words.text["until"] = to_russian(report.days.until);
  words.text["words"] = report.words;
  words.text["verdict"] = report.verdict;
  words.text["places"] = names.of(report.group);
  words.truth["has_words"] = !report.words.empty();
  words.truth["has_verdict"] = !report.verdict.empty();
  words.truth["has_groups"] = static_cast<bool>(report.group);
  words.truth["accepted"] = report.state == "accepted";
  words.truth["returned"] = report.state == "returned";
  return words;
}

}  // namespace vestnik::inspection
