#pragma once
/// The regulation as data: every table of a script, validated, with its clause and the line it stands on. Plain values;
/// the loader fills them, `regulation/tabled_regulation.h` evaluates them, `regulation/explain.h` prints them.
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/access_scope.h"
#include "domain/mark.h"
#include "domain/period.h"
#include "domain/role.h"
#include "ports/calm.h"
#include "ports/duties.h"
#include "ports/periodic.h"
#include "ports/regulation.h"
#include "regulation/selector.h"

namespace vestnik {

/// A set of roles.
class RoleSet {
 public:
  void add(Role role) { bits_ |= bit(role); }
  [[nodiscard]] bool has(Role role) const { return (bits_ & bit(role)) != 0; }
  [[nodiscard]] bool empty() const { return bits_ == 0; }
  [[nodiscard]] bool is_all_but_administrator() const { return bits_ == ~bit(Role::administrator); }
  /// In the order of the enum.
  [[nodiscard]] std::vector<Role> listed() const {
    std::vector<Role> roles;
    for (std::size_t at = 0; at < role_names.size(); ++at) {
      if (has(static_cast<Role>(at))) roles.push_back(static_cast<Role>(at));
    }
    return roles;
  }
  /// Everybody but the administrator: whom a limit binds when the script names nobody.
  [[nodiscard]] static RoleSet all_but_administrator() {
    RoleSet set;
    set.bits_ = ~bit(Role::administrator);
    return set;
  }

 private:
  static std::uint32_t bit(Role role) { return std::uint32_t{1} << static_cast<unsigned>(role); }
  std::uint32_t bits_ = 0;
};

/// A civil or clock duration as the script wrote it: `7 * days` ends with a day, `12 * hours` to the second.
struct Span {
  /// Days with lessons and working days of the staff: only rules of the calendar know them.
  enum class Unit : std::uint8_t { minutes, hours, days, school_days, working_days };
  std::int64_t count = 0;
  Unit unit = Unit::days;
  /// Days count as 24 hours here; day limits are reckoned in civil days instead.
  [[nodiscard]] std::chrono::seconds length() const;
  /// A limit that ends with a day.
  [[nodiscard]] bool of_days() const { return unit == Unit::days || unit == Unit::school_days; }
};

/// A number of days before or after one: civil days, or days with lessons.
struct DayCount {
  int days = 0;
  bool school_days = false;
  [[nodiscard]] CivilDate after(CivilDate date, const SchoolDays& school) const;
  [[nodiscard]] CivilDate before(CivilDate date, const SchoolDays& school) const;
};

/// Who may pass a limit, and whether a reason must be given. Logged as a warning, never silent.
struct OverrideTerms {
  RoleSet by;
  bool reason = true;
};

/// What every rule has.
struct RuleHead {
  std::string clause;
  int line = 0;
  Selector applies_to;  ///< `for_ { … }`
  std::optional<OverrideTerms> override;
};

struct ScaleRule {
  RuleHead head;
  std::vector<std::uint8_t> scale;  ///< ascending; empty: this group is not graded
  bool weighted = false;
};

/// What an editing rule is about. A reason (УП, НП) falls under "attendance" where no rule names "reasons".
enum class Matter : std::uint8_t { grades, attendance, reasons };

class MatterSet {
 public:
  void add(Matter matter) { bits_ = static_cast<std::uint8_t>(bits_ | bit(matter)); }
  [[nodiscard]] bool has(Matter matter) const { return (bits_ & bit(matter)) != 0; }
  [[nodiscard]] bool empty() const { return bits_ == 0; }

 private:
  static unsigned bit(Matter matter) { return 1U << static_cast<unsigned>(matter); }
  std::uint8_t bits_ = 0;
};

enum class CountedFrom : std::uint8_t {
  lesson,           ///< the lesson's day is day 0: open to the end of date + N (DIGEST 2.1)
  lesson_inclusive  ///< the lesson's day is day 1
};

struct EditRule {
  RuleHead head;
  MatterSet what;
  RoleSet roles;                 ///< whom it binds
  std::optional<Span> open_for;  ///< empty: open to the end of the lesson's period
  CountedFrom counted_from = CountedFrom::lesson;
  std::string instead_of;      ///< clause of the wider rules this one stands for
  std::uint64_t replaces = 0;  ///< their places in RuleSet::editing, as bits
  std::optional<ReopenTerms> reopen;
};

/// What, once done, closes grades for good (yarovoe-4.4.1).
enum class LockEvent : std::uint8_t { final_set, sheet_closed };

struct LockRule {
  RuleHead head;
  LockEvent when = LockEvent::final_set;
};

enum class LatePolicy : std::uint8_t { warn, forbid };

struct FinalRule {
  RuleHead head;
  int at_least = 0;
  std::vector<WorkKind> including;  ///< any of these, if the discipline declares any of them
  bool each_kind = false;           ///< every declared one of them instead of any
  std::optional<DayCount> opens;    ///< first day = period end - N; earlier asks for a confirmation
  std::optional<DayCount> due;      ///< last day = period end - N
  bool due_by_order = false;        ///< last day = the date of the order ending the period, once it is entered
  LatePolicy late = LatePolicy::warn;
  std::optional<Hundredths> average_gap;  ///< a final further than this from the average is warned of
};

/// Who enters results of attestation of these kinds, and from what (usolye-4.5.3, otradny-4.disp.5).
struct AttestationRule {
  RuleHead head;
  std::vector<AttestationKind> kinds;
  RoleSet entered_by;
  bool own_department = false;   ///< a head of department: of the own one only
  bool sheet_reference = false;  ///< only with the sheet it was passed on
};

/// A yes-or-no demand with its clause.
struct Demand {
  std::string clause;
  int line = 0;
};

struct LessonRules {
  std::optional<Demand> topic_required;
  std::optional<Demand> russian_only;
  std::optional<Demand> task_required;
  std::optional<Demand> held_only;          ///< the clause behind «only on a held lesson»
  std::optional<Demand> homework_required;  ///< a warning
  std::optional<Demand> homework_not_for_past;
};

struct AbsenceRules {
  AttendanceTerms terms;
  std::string clause;                         ///< of the codes
  std::string reason_clause;                  ///< of the reasons
  std::optional<std::string> release_clause;  ///< a released student is not absent, by this clause
  RoleSet reason_set_by;
  bool own_class_only = true;
  int line = 0;
};

/// Who issues credentials, and what must come first. Empty role sets demand nothing.
struct CredentialRule {
  std::string clause;
  int line = 0;
  RoleSet family_by;  ///< to parents and students
  RoleSet staff_by;
  RoleSet administration_by;   ///< to those who hold an office of the administration; empty: as to the staff
  bool consent_first = false;  ///< application and consent before a family's credentials
};

/// Who posts on the board. Empty role sets demand nothing.
struct AnnouncementRule {
  std::string clause;
  int line = 0;
  RoleSet by;
  RoleSet urgent_by;
  RoleSet everyone_by;
  RoleSet own_groups_only;  ///< roles that address nobody but their own groups
};

/// To whom the roles of `from` write; roles that no rule names write to everybody.
struct MailRule {
  std::string clause;
  int line = 0;
  RoleSet from;
  RoleSet may_write;
  bool related_only = false;
};

/// Cells of the access matrix opened to roles, or closed to them (syzran-m.0).
struct AccessRule {
  std::string clause;
  int line = 0;
  std::vector<std::string> permissions;  ///< "marks.write"
  RoleSet roles;
  std::optional<Scope> opened;  ///< how far; none: closed
};

/// Who uses the journal here; other roles do not exist (roles.catalogue).
struct UsersRule {
  std::string clause;
  int line = 0;
  RoleSet roles;
};

/// Who sets the bounds of periods of a kind by order. Empty roles demand nothing.
struct PeriodRule {
  std::string clause;
  int line = 0;
  PeriodKind kind = PeriodKind::quarter;
  RoleSet set_by;
};

struct RuleSet {
  RegulationInfo info;
  int line = 0;
  std::vector<ScaleRule> scales;  ///< the first without `for_` is the general one
  AbsenceRules absence;
  std::vector<Period> periods;
  std::string periods_clause;
  std::vector<PeriodRule> period_rules;
  std::vector<EditRule> editing;  ///< at most 64
  std::vector<LockRule> locks;
  std::vector<FinalRule> finals;
  std::vector<AttestationRule> attestation;
  std::vector<CheckingNorm> checking;
  bool publish_when_sheet_closed = true;
  LessonRules lesson;
  std::vector<CredentialRule> credentials;
  std::vector<AnnouncementRule> announcements;
  std::vector<MailRule> mail;
  std::vector<AccessRule> access;
  std::optional<UsersRule> users;  ///< none: every role exists
  InformTerms informing;
  std::vector<NotifyRule> notify;
  std::vector<std::string> guards_said;  ///< notify rules that say themselves whether a wave of them is held
  std::vector<PeriodicRule> periodic;    ///< the weekly sheet of paper is in both
  std::vector<CalmRule> calm_rules;      ///< of rules that say something of it
  InformCalm calm;
  std::vector<DutyRule> duties;
  std::vector<Selector> duty_scopes;  ///< `for_` of each of them, to be printed
};

}  // namespace vestnik
