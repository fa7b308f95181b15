#include "regulation/explain_words.h"

#include <array>

#include "regulation/findings.h"

namespace vestnik {
namespace {

constexpr std::array<const char*, role_names.size()> role_codes{
    "explain.role_administrator",   "explain.role_student",
    "explain.role_teacher",         "explain.role_class_teacher",
    "explain.role_deputy_head",     "explain.role_director",
    "explain.role_parent",          "explain.role_technical_staff",
    "explain.role_secretary",       "explain.role_medical_worker",
    "explain.role_psychologist",    "explain.role_hr_specialist",
    "explain.role_dispatcher",      "explain.role_head_of_department",
    "explain.role_head_of_studies", "explain.role_ict_department",
    "explain.role_archive",         "explain.role_education_authority"};
constexpr std::array<const char*, work_kind_names.size()> kind_codes{
    "explain.work_oral",      "explain.work_written", "explain.work_control", "explain.work_laboratory",
    "explain.work_practical", "explain.work_test",    "explain.work_essay",   "explain.work_project",
    "explain.work_homework",  "explain.work_credit"};
constexpr std::array<const char*, attestation_kind_names.size()> attestation_codes{
    "explain.attestation_period",      "explain.attestation_exam",   "explain.attestation_credit",
    "explain.attestation_course_work", "explain.attestation_module", "explain.attestation_state"};
constexpr std::array matter_codes{"explain.matter_grades", "explain.matter_attendance", "explain.matter_reasons"};
constexpr std::array<const char*, period_kind_names.size()> period_codes{
    "explain.periods_month", "explain.periods_quarter", "explain.periods_half_year", "explain.periods_semester",
    "explain.periods_year"};
constexpr std::array audience_codes{
    "explain.tell_student",     "explain.tell_parents",       "explain.tell_class_teacher",
    "explain.tell_group",       "explain.tell_everyone",      "explain.tell_subject_teacher",
    "explain.tell_deputy_head", "explain.tell_administrator", "explain.tell_addressees"};
constexpr std::array every_weekday_codes{"explain.every_monday",   "explain.every_tuesday", "explain.every_wednesday",
                                         "explain.every_thursday", "explain.every_friday",  "explain.every_saturday",
                                         "explain.every_sunday"};

struct ChannelWord {
  std::string_view channel;
  const char* code;
};
constexpr ChannelWord channel_codes[]{{"sms", "explain.by_sms"},
                                      {"email", "explain.by_email"},
                                      {"internal", "explain.by_internal"},
                                      {"print", "explain.by_print"},
                                      {"preferred", "explain.by_preferred"}};

}  // namespace

std::string ExplainWords::sentence(std::string_view code, Details details) const {
  return catalogue_.explain(Problem{std::string{code}, std::move(details)}).title;
}

std::string ExplainWords::role(Role role) const { return sentence(role_codes[static_cast<std::size_t>(role)]); }

std::string ExplainWords::roles(const RoleSet& roles) const {
  if (roles.is_all_but_administrator()) return sentence("explain.role_all_but_administrator");
  return this->roles(roles.listed());
}

std::string ExplainWords::roles(const std::vector<Role>& roles) const {
  std::vector<std::string> names;
  for (const Role one : roles) names.push_back(role(one));
  return listed(names);
}

std::string ExplainWords::work_kinds(std::span<const WorkKind> kinds) const {
  std::vector<std::string> names;
  for (const WorkKind kind : kinds) names.push_back(sentence(kind_codes[static_cast<std::size_t>(kind)]));
  return listed(names);
}

std::string ExplainWords::attestation_kinds(std::span<const AttestationKind> kinds) const {
  std::vector<std::string> names;
  for (const AttestationKind kind : kinds) names.push_back(sentence(attestation_codes[static_cast<std::size_t>(kind)]));
  return listed(names);
}

std::string ExplainWords::matters(const MatterSet& matters) const {
  std::vector<std::string> names;
  for (std::size_t at = 0; at < matter_codes.size(); ++at) {
    if (matters.has(static_cast<Matter>(at))) names.push_back(sentence(matter_codes[at]));
  }
  return listed(names);
}

std::string ExplainWords::period_kind(PeriodKind kind) const {
  return sentence(period_codes[static_cast<std::size_t>(kind)]);
}

std::string ExplainWords::audiences(std::span<const Audience> audiences) const {
  std::vector<std::string> names;
  for (const Audience audience : audiences)
    names.push_back(sentence(audience_codes[static_cast<std::size_t>(audience)]));
  return listed(names);
}

std::string ExplainWords::channels(const NotifyRule& rule) const {
  std::vector<std::string> names;
  for (const std::string& channel : rule.channels) {
    std::string name = channel;
    for (const ChannelWord& word : channel_codes) {
      if (word.channel == channel) name = sentence(word.code);
    }
    names.push_back(std::move(name));
  }
  if (names.size() == 1) return names.front();
  const Details list{{"list", listed(names)}};
  return rule.mode == ChannelMode::all_of ? sentence("explain.by_all_of", list) : sentence("explain.by_first_of", list);
}

std::string ExplainWords::final_trigger(const NotifyRule& rule) const {
  std::string text = sentence(rule.when_published ? "explain.when_final" : "explain.when_final_set");
  if (rule.when.not_attested)
    text += sentence(*rule.when.not_attested ? "explain.when_not_attested" : "explain.when_attested");
  if (rule.when.late) text += sentence(*rule.when.late ? "explain.when_late" : "explain.when_in_time");
  return text;
}

std::string ExplainWords::trigger(const NotifyRule& rule) const {
  const Trigger& trigger = rule.when;
  switch (trigger.kind) {
    case TriggerKind::absence:
      return sentence(trigger.first_of_day ? "explain.when_absent_first" : "explain.when_absent",
                      {{"code", trigger.code}});
    case TriggerKind::absence_reason: return sentence("explain.when_reason", {{"reason", trigger.reason}});
    case TriggerKind::mark:
      if (!trigger.at_most) return sentence("explain.when_mark");
      return sentence("explain.when_low_mark", {{"grade", std::to_string(*trigger.at_most)}});
    case TriggerKind::final_mark: return final_trigger(rule);
    case TriggerKind::announcement:
      return sentence(trigger.urgent.value_or(false) ? "explain.when_urgent_notice" : "explain.when_notice");
    case TriggerKind::event: return sentence("explain.when_event_" + trigger.name);
    case TriggerKind::weekly:
    case TriggerKind::periodic: break;
  }
  const auto day = static_cast<std::size_t>(trigger.weekday - 1);
  return day < every_weekday_codes.size() ? sentence(every_weekday_codes[day], {{"at", to_clock(trigger.at)}})
                                          : std::string{};
}

std::string ExplainWords::selector(const Selector& selector) const {
  if (selector.everybody) return {};
  std::vector<std::string> parts;
  const auto add = [&](std::string_view code, const std::vector<std::string>& values) {
    if (!values.empty()) parts.push_back(sentence(code, {{"list", listed(values)}}));
  };
  std::vector<std::string> courses;
  for (const int course : selector.courses) courses.push_back(std::to_string(course));
  std::vector<std::string> students;
  for (const PersonId student : selector.students) students.push_back(std::to_string(student.value));
  add("explain.for_class", selector.classes);
  add("explain.for_course", courses);
  add("explain.for_department", selector.departments);
  add("explain.for_speciality", selector.specialities);
  add("explain.for_subject", selector.subjects);
  if (!selector.work_kinds.empty()) add("explain.for_work_kind", {work_kinds(selector.work_kinds)});
  add("explain.for_student", students);
  return sentence("explain.for", {{"list", listed(parts)}});
}

std::string ExplainWords::span(const Span& span) const {
  const Details details{{"count", std::to_string(span.count)}};
  switch (span.unit) {
    case Span::Unit::minutes: return sentence("explain.span_minutes", details);
    case Span::Unit::hours: return sentence("explain.span_hours", details);
    case Span::Unit::school_days: return sentence("explain.span_school_days", details);
    case Span::Unit::days:
    case Span::Unit::working_days: break;
  }
  return sentence("explain.span_days", details);
}

std::string ExplainWords::days(const DayCount& count) const {
  return span({count.days, count.school_days ? Span::Unit::school_days : Span::Unit::days});
}

}  // namespace vestnik
