#include "plugins/inspection/matters.h"

#include <algorithm>
#include <functional>

#include "plugins/inspection/check_store.h"
#include "plugins/inspection/reach.h"
#include "plugins/inspection/remark_store.h"
#include "plugins/inspection/report_store.h"

namespace vestnik::inspection {
namespace {

struct OwnClass {
  PersonId teacher;
  GroupTraits group;
};

std::vector<OwnClass> own_classes(Transaction& read, CivilDate on) {
  return read.all(
      "SELECT t.teacher_id, g.group_id, g.name, g.course, g.department, g.speciality FROM v1_group_teacher t "
      "JOIN v1_group g ON g.institution_id = t.institution_id AND g.group_id = t.group_id WHERE t.institution_id = $1 "
      "AND t.capacity = 'class_teacher' AND t.valid_from <= $2 AND (t.valid_to IS NULL OR t.valid_to >= $2) "
      "ORDER BY t.teacher_id, g.group_id",
      {read.institution(), on}, [](const Row& row) {
        return OwnClass{
            row.id<PersonId>(0),
            {row.id<GroupId>(1), row.string(2), static_cast<int>(row.integer(3)), row.string(4), row.string(5)}};
      });
}

/// What was done late is done: it settles the turn it was late for.
CivilDate last_day(const DutyQuestion& question) {
  return std::max(question.until, question.zone.local(question.now).date);
}

/// Whether the person did it within the turn or since; for a group where one is given.
using Done = std::function<bool(PersonId person, GroupId group)>;

/// Everybody of the rule's roles who did not; class teachers for each class the rule covers.
std::vector<DutyDebt> debts_of(Transaction& read, const DutyQuestion& question, const Done& done) {
  std::vector<DutyDebt> debts;
  for (const Role role : question.rule.of) {
    if (role == Role::class_teacher) {
      for (const OwnClass& own : own_classes(read, question.until)) {
        if (question.rule.applies_to && !question.rule.applies_to(own.group, "")) continue;
        if (!done(own.teacher, own.group.id)) debts.push_back({own.teacher, own.group.id, 1});
      }
      continue;
    }
    for (const PersonId person : holders_of_role(read, to_text(role), question.until)) {
      const bool held = std::any_of(debts.begin(), debts.end(),
                                    [&](const DutyDebt& debt) { return debt.person == person && !debt.group; });
      if (!held && !done(person, GroupId{})) debts.push_back({person, GroupId{}, 1});
    }
  }
  return debts;
}

class CheckMatter final : public DutyMatter {
 public:
  CheckMatter(std::string_view name, std::vector<CheckKind> kinds) : name_(name), kinds_(std::move(kinds)) {}

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    const auto checks = checks_between(read, PersonId{}, question.from, last_day(question));
    return debts_of(read, question, [&](PersonId person, GroupId group) {
      return std::any_of(checks.begin(), checks.end(), [&](const Check& check) {
        const bool covers = !group || check.groups.empty() ||
                            std::find(check.groups.begin(), check.groups.end(), group) != check.groups.end();
        return check.inspector == person && covers &&
               std::find(kinds_.begin(), kinds_.end(), check.kind) != kinds_.end();
      });
    });
  }

 private:
  std::string_view name_;
  std::vector<CheckKind> kinds_;
};

class ReportMatter final : public DutyMatter {
 public:
  ReportMatter(std::string_view name, std::vector<ReportKind> kinds) : name_(name), kinds_(std::move(kinds)) {}

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    const auto reports = reports_between(read, question.from, last_day(question));
    return debts_of(read, question, [&](PersonId person, GroupId group) {
      return std::any_of(reports.begin(), reports.end(), [&](const Report& report) {
        // A returned one is to be made again (usolye-4.5.4).
        return report.author == person && (!group || report.group == group) && report.state != "returned" &&
               std::find(kinds_.begin(), kinds_.end(), report.kind) != kinds_.end();
      });
    });
  }

 private:
  std::string_view name_;
  std::vector<ReportKind> kinds_;
};

class RemarkMatter final : public DutyMatter {
 public:
  /// `by_date`: only remarks whose date lies within the turn; otherwise every open one.
  RemarkMatter(std::string_view name, bool by_date) : name_(name), by_date_(by_date) {}

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::vector<DutyDebt> debts(Transaction& read, const DutyQuestion& question) const override {
    std::vector<PersonId> people;
    for (const Role role : question.rule.of) {
      const auto more = holders_of_role(read, to_text(role), question.until);
      people.insert(people.end(), more.begin(), more.end());
    }
    std::vector<DutyDebt> debts;
    // A turn to come counts what is raised by now.
    for (const Remark& remark : remarks(read, {{}, {}, question.until, question.until, true})) {
      if (!counts(remark, question) || std::find(people.begin(), people.end(), remark.addressee) == people.end()) {
        continue;
      }
      add(debts, remark);
    }
    return debts;
  }

 private:
  [[nodiscard]] bool counts(const Remark& remark, const DutyQuestion& question) const {
    if (remark.state != RemarkState::open) return false;
    return !by_date_ || (remark.due && *remark.due >= question.from && *remark.due <= question.until);
  }
  static void add(std::vector<DutyDebt>& debts, const Remark& remark) {
    auto held =
        std::find_if(debts.begin(), debts.end(), [&](const DutyDebt& debt) { return debt.person == remark.addressee; });
    if (held == debts.end()) held = debts.insert(debts.end(), {remark.addressee, GroupId{}, 0});
    ++held->count;
    held->things.emplace_back(remark.due ? "duty.remark_by" : "duty.remark_of",
                              Details{{"date", to_russian_short(remark.due.value_or(remark.raised_on))}});
  }

  std::string_view name_;
  bool by_date_;
};

}  // namespace

std::vector<std::unique_ptr<DutyMatter>> control_matters() {
  std::vector<std::unique_ptr<DutyMatter>> matters;
  const auto check = [&](std::string_view name, std::vector<CheckKind> kinds) {
    matters.push_back(std::make_unique<CheckMatter>(name, std::move(kinds)));
  };
  check("journal_checked", {CheckKind::journal, CheckKind::deep});
  check("results_checked", {CheckKind::results});
  check("attendance_checked", {CheckKind::attendance, CheckKind::results});
  check("deep_check_made", {CheckKind::deep});
  matters.push_back(std::make_unique<RemarkMatter>("remarks_removed", false));
  matters.push_back(std::make_unique<RemarkMatter>("remarks_due", true));
  matters.push_back(std::make_unique<ReportMatter>(
      "report_made", std::vector{ReportKind::filling, ReportKind::activity, ReportKind::analysis, ReportKind::group}));
  matters.push_back(std::make_unique<ReportMatter>("analysis_made", std::vector{ReportKind::analysis}));
  return matters;
}

}  // namespace vestnik::inspection
