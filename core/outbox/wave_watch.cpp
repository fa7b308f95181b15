#include "outbox/wave_watch.h"

#include <algorithm>
#include <map>
#include <set>

#include "notify/planner_rules.h"
#include "outbox/wave_notice.h"
#include "outbox/wave_rules.h"
#include "records/audience_store.h"
#include "records/wave_store.h"

namespace vestnik {
namespace {

using Messages = std::vector<GuardedMessage>;

/// What still settles counts: longer than any rule waits for a correction.
constexpr std::chrono::minutes settles_within{30};
constexpr std::chrono::hours hour_looked_at{1};
constexpr int weeks_of_history = 4;
constexpr int days_a_week = 7;

int students_of(const Messages& messages) {
  std::set<PersonId> students;
  for (const auto& one : messages) {
    // What staff is told of a class speaks of no student.
    if (one.student) students.insert(one.student);
  }
  return static_cast<int>(students.size());
}

/// The messages of one guarded rule.
class RuleWatch {
 public:
  RuleWatch(const Fallback& fallback, Messages messages, Instant due_until)
      : fallback_(fallback),
        terms_(fallback.regulation.informing().wave),
        messages_(std::move(messages)),
        due_until_(due_until),
        today_(fallback.zone.local(fallback.now).date) {}

  void run() {
    join_open_waves();
    if (terms_.guarded && is_guarded_rule()) hold_waves();
    for (const auto& one : messages_) {
      if (is_due(one)) let_pass(fallback_.transaction, one.delivery);
    }
  }

 private:
  void hold_waves() {
    if (nature() == WaveNature::acts) return hold_acts();
    hold_classes();
    hold_night();
    hold_school();
  }

  [[nodiscard]] bool is_due(const GuardedMessage& one) const { return one.due <= due_until_; }
  [[nodiscard]] bool any_due(const Messages& messages) const {
    return std::ranges::any_of(messages, [&](const auto& one) { return is_due(one); });
  }

  // A message is looked at too that was planned while its rule was held by hand.
  [[nodiscard]] bool is_guarded_rule() const {
    if (messages_.empty()) return false;
    const NotifyRule* rule = rule_in_force();
    return rule == nullptr || rule->guarded;
  }

  [[nodiscard]] const NotifyRule* rule_in_force() const {
    const auto rules = fallback_.regulation.notify_rules();
    const auto rule = std::ranges::find(rules, messages_.front().rule, &NotifyRule::name);
    return rule == rules.end() ? nullptr : &*rule;
  }

  [[nodiscard]] WaveNature nature() const {
    const NotifyRule* rule = rule_in_force();
    return rule == nullptr ? WaveNature::alarm : wave_nature(*rule);
  }

  // What falls due while a wave of its own is open waits with it, or it would leak out one by one.
  void join_open_waves() {
    for (const Wave& wave : open_waves(fallback_.transaction)) {
      if (messages_.empty() || wave.rule != messages_.front().rule) continue;
      take_out([&](const GuardedMessage& one) { return is_due(one) && belongs(wave, one); },
               [&](const GuardedMessage& one) {
                 hold_in_wave(fallback_.transaction, wave.id, one.delivery, fallback_.now);
               });
    }
  }

  [[nodiscard]] bool belongs(const Wave& wave, const GuardedMessage& one) const {
    switch (wave.kind) {
      case WaveKind::group: return one.group == wave.group && one.date == wave.date;
      case WaveKind::night: return is_of_the_night(one);
      case WaveKind::act: return one.event == wave.event;
      case WaveKind::school:
      case WaveKind::hand: break;
    }
    return true;
  }

  void hold_classes() {
    std::map<GroupId, Messages> groups;
    for (const auto& one : messages_) {
      if (one.group) groups[one.group].push_back(one);
    }
    for (const auto& [group, members] : groups) {
      const auto pupils = student_ids_of_group(fallback_.transaction, group, today_);
      const int size = static_cast<int>(pupils.size());
      if (!is_group_wave(terms_, students_of_class(group, members), size)) continue;
      hold(WaveKind::group, members, size, group);
      set_apart(members);
    }
  }

  // With those whose families no message can tell: their class teacher telephones, but they are missing too.
  [[nodiscard]] int students_of_class(GroupId group, const Messages& members) const {
    std::set<PersonId> students;
    for (const auto& one : members) students.insert(one.student);
    Wave like;
    like.rule = members.front().rule;
    like.group = group;
    like.date = members.front().date.value_or(today_);
    const auto first = std::ranges::min(members, {}, &GuardedMessage::recorded).recorded;
    for (const PersonId student : students_untold(fallback_.transaction, like, first)) students.insert(student);
    return static_cast<int>(students.size());
  }

  // An announcement or a sheet speaks to classes at once by its nature, and many of them on one day are no mistake: so
  // each act is looked at alone, and another one never waits behind it.
  void hold_acts() {
    if (students_of(messages_) < terms_.at_least) return;
    std::map<EventId, Messages> acts;
    for (const auto& one : messages_) acts[one.event].push_back(one);
    const int largest = largest_group(fallback_.transaction, today_);
    for (const auto& [event, members] : acts) {
      const int unasked = unasked_of_an_act(terms_, largest, is_of_the_night(members.front()));
      if (!is_act_wave(students_of(members), unasked)) continue;
      hold(WaveKind::act, members, unasked, GroupId{});
      set_apart(members);
    }
  }

  void hold_night() {
    Messages members;
    std::ranges::copy_if(messages_, std::back_inserter(members),
                         [&](const GuardedMessage& one) { return is_of_the_night(one); });
    if (!is_night_wave(terms_, students_of(members))) return;
    hold(WaveKind::night, members, 0, GroupId{});
    set_apart(members);
  }

  void hold_school() {
    const int students = students_of(messages_);
    if (students < terms_.at_least || !any_due(messages_)) return;
    auto usual = usual_at_this_hour();
    // A hard test of one class is no wave of the school, however seldom there is one.
    if (nature() == WaveNature::news) usual = std::max(usual.value_or(0), largest_group(fallback_.transaction, today_));
    if (!is_school_wave(terms_, students, usual)) return;
    const Messages members = messages_;
    hold(WaveKind::school, members, usual.value_or(terms_.at_least), GroupId{});
    set_apart(members);
  }

  [[nodiscard]] bool is_of_the_night(const GuardedMessage& one) const {
    return is_quiet(fallback_.regulation.informing().quiet, fallback_.zone.local(one.recorded).time);
  }

  // Weeks without any alert on that day were holidays, or before the school began; they say nothing.
  [[nodiscard]] std::optional<int> usual_at_this_hour() const {
    std::vector<int> counts;
    const auto local = fallback_.zone.local(fallback_.now);
    for (int week = 1; week <= weeks_of_history; ++week) {
      const CivilDate day = plus_days(local.date, -week * days_a_week);
      if (told_between(fallback_.zone.start_of_day(day), fallback_.zone.start_of_day(plus_days(day, 1))) == 0) continue;
      const Instant until = fallback_.zone.instant(day, local.time);
      counts.push_back(told_between(until - hour_looked_at, until));
    }
    return median(std::move(counts));
  }

  [[nodiscard]] int told_between(Instant from, Instant until) const {
    return students_told_of(fallback_.transaction, messages_.front().rule, from, until);
  }

  // A wave none of whose messages is due yet is left to its own time.
  void hold(WaveKind kind, const Messages& members, int measure, GroupId group) {
    if (!any_due(members)) return;
    Wave wave;
    wave.kind = kind;
    wave.rule = members.front().rule;
    wave.clause = terms_.clause.empty() ? members.front().clause : terms_.clause;
    wave.event = members.front().event;
    wave.group = group;
    wave.date = members.front().date.value_or(today_);
    const bool one_lesson =
        std::ranges::all_of(members, [&](const GuardedMessage& one) { return one.lesson == members.front().lesson; });
    wave.lesson = one_lesson ? members.front().lesson : 0;
    wave.students = kind == WaveKind::group ? students_of_class(group, members) : students_of(members);
    wave.measure = measure;
    wave.releasers = terms_.releasers;
    wave.opened_at = fallback_.now;
    wave.id = open_wave(fallback_.transaction, wave);
    for (const auto& one : members) hold_in_wave(fallback_.transaction, wave.id, one.delivery, fallback_.now);
    show_wave(fallback_, wave, first_told(terms_));
  }

  // Neither passes now nor is counted with the rest.
  void set_apart(const Messages& members) {
    std::set<DeliveryId> theirs;
    for (const auto& one : members) theirs.insert(one.delivery);
    take_out([&](const GuardedMessage& one) { return theirs.contains(one.delivery); }, [](const GuardedMessage&) {});
  }

  template <class Which, class Do>
  void take_out(Which&& which, Do&& act) {
    for (const auto& one : messages_) {
      if (which(one)) act(one);
    }
    std::erase_if(messages_, which);
  }

  const Fallback& fallback_;
  const WaveTerms& terms_;
  Messages messages_;
  Instant due_until_;
  CivilDate today_;
};

}  // namespace

void watch_waves(const Fallback& fallback, Instant due_until) {
  if (!guarded_due(fallback.transaction, due_until)) return;
  std::map<std::string, Messages> rules;
  for (auto& one : guarded_messages(fallback.transaction, due_until + settles_within)) {
    rules[one.rule].push_back(std::move(one));
  }
  for (auto& [rule, messages] : rules) RuleWatch{fallback, std::move(messages), due_until}.run();
}

std::int64_t hold_by_hand(Transaction& transaction, const NotifyRule& rule, CivilDate today, std::string_view reason,
                          Instant now) {
  for (const Wave& held : open_waves(transaction)) {
    if (held.kind == WaveKind::hand && held.rule == rule.name) return 0;
  }
  Wave wave;
  wave.kind = WaveKind::hand;
  wave.rule = rule.name;
  wave.clause = rule.clause;
  wave.date = today;
  wave.reason = reason;
  wave.opened_at = now;
  const std::int64_t id = open_wave(transaction, wave);
  hold_rule(transaction, id, rule.name, now);
  return id;
}

}  // namespace vestnik
