#include "regulation/surroundings.h"

#include <algorithm>
#include <span>

#include "base/text.h"
#include "domain/summary_words.h"
#include "regulation/findings.h"
#include "regulation/remarks.h"

namespace vestnik {
namespace {

class Surveyor {
 public:
  Surveyor(const RuleSet& rules, const Surroundings& around) : rules_(rules), around_(around) {}

  std::vector<RuleRemark> all() {
    for (const ScaleRule& rule : rules_.scales) selector(rule.head);
    for (const EditRule& rule : rules_.editing) editing(rule);
    for (const LockRule& rule : rules_.locks) selector(rule.head);
    for (const FinalRule& rule : rules_.finals) selector(rule.head);
    for (const CredentialRule& rule : rules_.credentials) {
      somebody(rule.family_by, rule.clause, rule.line);
      somebody(rule.staff_by, rule.clause, rule.line);
      somebody(rule.administration_by, rule.clause, rule.line);
    }
    somebody(rules_.absence.reason_set_by, rules_.absence.reason_clause, rules_.absence.line);
    for (const NotifyRule& rule : rules_.notify) telling(rule);
    for (const CalmRule& calm : rules_.calm_rules) escalating(calm);
    return remarks_.take();
  }

 private:
  void unknown(std::string_view code, const RuleHead& head, const std::vector<std::string>& named,
               const std::vector<std::string>& known) {
    for (const std::string& value : named) {
      if (std::ranges::find(known, value) != known.end()) continue;
      remarks_.add(Severity::error, code, head.clause, head.line,
                   {{"value", value}, {"nearest", nearest_word(value, known)}});
    }
  }

  void selector(const RuleHead& head) {
    const Selector& whom = head.applies_to;
    unknown("contradiction.unknown_class", head, whom.classes, around_.groups);
    unknown("contradiction.unknown_subject", head, whom.subjects, around_.subjects);
    unknown("contradiction.unknown_department", head, whom.departments, around_.departments);
    unknown("contradiction.unknown_speciality", head, whom.specialities, around_.specialities);
    for (const int course : whom.courses) {
      if (!around_.courses.contains(course))
        remarks_.add(Severity::warning, "contradiction.unknown_course", head.clause, head.line,
                     {{"value", std::to_string(course)}});
    }
  }

  void editing(const EditRule& rule) {
    selector(rule.head);
    if (!rule.reopen) return;
    RoleSet deciders;
    for (const Role role : rule.reopen->decided_by) deciders.add(role);
    somebody(deciders, rule.reopen->clause, rule.head.line);
  }

  /// Of those who may, at least one must be there.
  void somebody(const RoleSet& roles, const std::string& clause, int line) {
    const auto listed = roles.listed();
    if (listed.empty()) return;
    if (std::ranges::any_of(listed, [&](Role role) { return around_.roles.contains(role); })) return;
    remarks_.add(Severity::warning, "contradiction.role_of_nobody", clause, line,
                 {{"role", std::string{to_text(listed.front())}}});
  }

  const Surroundings::Channel* open(const std::string& channel) const {
    const auto found = std::ranges::find(around_.channels, channel, &Surroundings::Channel::name);
    return found == around_.channels.end() ? nullptr : &*found;
  }

  static std::string stem_of(const NotifyRule& rule) {
    switch (rule.when.kind) {
      case TriggerKind::absence: return "absence";
      case TriggerKind::absence_reason: return "absence_reason";
      case TriggerKind::mark: return "mark";
      case TriggerKind::final_mark: return "final";
      case TriggerKind::announcement: return "announcement";
      // A report that somebody asks for has the words of the report.
      case TriggerKind::event:
        if (rule.when.name == summary::requested || rule.when.name == summary::requested_for_class)
          return std::string{summary::report};
        return rule.when.name;
      case TriggerKind::weekly:
      case TriggerKind::periodic: break;
    }
    return "digest";
  }

  bool has_words(const NotifyRule& rule, const Surroundings::Channel& channel) const {
    // A digest is rendered by its own template, and any channel that has one takes it over.
    if (rule.digest || rule.when.kind == TriggerKind::weekly || rule.when.kind == TriggerKind::periodic) return true;
    return around_.templates.contains({channel.medium, rule.name}) ||
           around_.templates.contains({channel.medium, stem_of(rule)});
  }

  void telling(const NotifyRule& rule) {
    bool any_open = false;
    bool any_words = false;
    std::vector<std::pair<std::string, const Surroundings::Channel*>> wordless;
    for (const std::string& name : rule.channels) {
      if (name == "preferred") {
        any_open = any_words = true;
        continue;
      }
      const auto* channel = open(name);
      if (channel == nullptr) {
        say(Severity::note, "contradiction.channel_closed", rule, {{"channel", name}});
        continue;
      }
      any_open = true;
      if (has_words(rule, *channel))
        any_words = true;
      else
        wordless.emplace_back(name, channel);
    }
    if (!any_open) return say(Severity::error, "contradiction.no_channel_open", rule, {{"expected", open_channels()}});
    if (!any_words && !rule.digest)
      return say(Severity::error, "contradiction.no_template_at_all", rule, {{"template", stem_of(rule)}});
    for (const auto& [name, channel] : wordless)
      say(Severity::warning, "contradiction.no_template", rule,
          {{"channel", name}, {"medium", channel->medium}, {"template", stem_of(rule)}});
  }

  /// A chain that nobody ever stops is all_of with a delay. Whatever is heard of the first message stops it all, so
  /// one channel before the last that tells is enough.
  void escalating(const CalmRule& calm) {
    const auto rule = std::ranges::find(rules_.notify, calm.rule, &NotifyRule::name);
    if (!calm.escalation || rule == rules_.notify.end() || rule->channels.size() < 2) return;
    const bool read = calm.escalation->unless == Heard::read;
    std::vector<std::string> silent;
    for (const std::string& name : std::span{rule->channels}.first(rule->channels.size() - 1)) {
      // The person's own choice may be one that tells.
      if (name == "preferred" || heard_over(name, read)) return;
      if (open(name) != nullptr) silent.push_back(name);
    }
    if (silent.empty()) return;
    say(Severity::warning, read ? "contradiction.reading_is_never_told" : "contradiction.delivery_is_never_told", *rule,
        {{"channels", listed(silent)}});
  }

  /// Whatever was read has arrived.
  [[nodiscard]] bool heard_over(const std::string& channel, bool read) const {
    return std::ranges::any_of(around_.channels, [&](const Surroundings::Channel& one) {
      return one.name == channel && (one.tells_reading || (!read && one.tells_delivery));
    });
  }

  void say(Severity severity, std::string_view code, const NotifyRule& rule, Details details) {
    details.emplace_back("rule", rule.name);
    remarks_.add(severity, code, rule.clause, rule.line, std::move(details));
  }

  [[nodiscard]] std::string open_channels() const {
    std::vector<std::string> names;
    for (const auto& channel : around_.channels) names.push_back(channel.name);
    return listed(names);
  }

  const RuleSet& rules_;
  const Surroundings& around_;
  Remarks remarks_;
};

}  // namespace

std::vector<RuleRemark> remarks_on_surroundings(const RuleSet& rules, const Surroundings& around) {
  return Surveyor{rules, around}.all();
}

}  // namespace vestnik
