#pragma once
/// An institution's regulation as the rest of the core and the plugins see it: facts in, a Decision out; the words of
/// its notification rules; the terms the journal needs. Loaded from Lua by `core/lua`, evaluated in C++ by
/// `core/regulation`.
#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/time.h"
#include "domain/attendance.h"
#include "domain/attestation.h"
#include "domain/decision.h"
#include "domain/lesson.h"
#include "domain/mark.h"
#include "domain/period.h"
#include "domain/role.h"
#include "domain/school_days.h"

namespace vestnik {

// ---- what is judged ---------------------------------------------------------------------------------------------

/// What every change carries.
struct ChangeContext {
  Role role = Role::teacher;  ///< under which access was granted
  PersonId actor;
  std::string comment;                  ///< the person's explanation, "" when none was given
  bool confirmed = false;               ///< the person answered a confirmation asked before
  std::optional<Instant> opened_until;  ///< end of a granted application for this actor and lesson (syzran-7.4.7c)
  /// Days with lessons as they stand; read where the regulation counts them. None: the script's periods, no orders.
  std::shared_ptr<const SchoolDays> school_days{};
};

struct MarkChange {
  ChangeContext context;
  std::shared_ptr<const LessonFacts> lesson;
  PersonId student;
  bool has_task = false;  ///< an assigned task of this lesson stands behind the mark
  std::optional<WorkKind> work_kind;
  std::optional<Mark> before;
  std::optional<Mark> after;       ///< empty: the mark is taken away
  AttendanceMark attendance;       ///< of this student at this lesson
  bool final_set = false;          ///< the student's final of the lesson's period is a grade
  bool sheet_closed = false;       ///< the group's sheet of the lesson's period is closed
  std::optional<Period> period{};  ///< the lesson's period: grades may stay open to its end
};

struct AttendanceChange {
  ChangeContext context;
  std::shared_ptr<const LessonFacts> lesson;
  PersonId student;
  AttendanceMark before;
  AttendanceMark after;
  bool own_class = false;        ///< the actor is class teacher of the student's group on the date
  std::optional<Period> period;  ///< the lesson's period: reasons may stay open to its end
  bool released = false;         ///< the student need not come to this lesson (labinsk-5.2.4d)
};

struct LessonChange {
  ChangeContext context;
  std::shared_ptr<const LessonFacts> lesson;
  LessonState state_after = LessonState::held;
  std::string topic;
  std::string homework;
  std::optional<CivilDate> homework_due;
  std::string homework_before;  ///< as they stand: what nobody touches is not judged again
  std::optional<CivilDate> homework_due_before;
  bool marks_filled = false;     ///< the lesson is declared completely filled
  bool has_marks = false;        ///< a mark stands in it
  bool roll_called = false;      ///< its roll is recorded
  bool sheet_closed = false;     ///< the group's sheet of the lesson's period is closed
  std::optional<Period> period;  ///< the lesson's period: its state may stay open to its end
};

struct BasisMark {
  MarkId mark;
  std::int64_t version = 0;
  Mark value;
  WorkKind work_kind = WorkKind::oral;
  int weight_hundredths = 100;
};

struct FinalChange {
  ChangeContext context;
  GroupTraits group;
  std::string subject_name;
  PersonId student;
  Period period;
  std::vector<BasisMark> basis;          ///< the current grades of the period
  std::vector<WorkKind> declared_kinds;  ///< kinds the discipline declares for the period
  int lessons_ahead = 0;                 ///< planned lessons of the period still to come
  std::optional<FinalMark> before;
  std::optional<FinalMark> after;
  bool sheet_closed = false;
  std::optional<CivilDate> due_by_order;  ///< last day by the order ending the period, where one was entered
  bool own_department = false;            ///< the actor heads the group's department
};

struct ApplicationFiling {
  ChangeContext context;
  std::vector<std::shared_ptr<const LessonFacts>> lessons;
  std::string reason;
};

struct CredentialIssue {
  ChangeContext context;
  Role for_role = Role::parent;
  bool has_application = false;
  bool has_consent = false;
};

/// A notice for the board, by a plugin.
struct AnnouncementPost {
  ChangeContext context;
  bool urgent = false;
  bool everyone = false;
  bool own_groups_only = false;  ///< every addressed group is one the actor teaches, leads or has a child in
};

struct MailSending {
  ChangeContext context;
  Role recipient_role = Role::teacher;
  bool related = false;  ///< the recipient is the sender's own teacher, class teacher, student or guardian
};

/// An absence known beforehand: it stands in no lesson yet, but its reason is somebody's to give.
struct NoticeEntry {
  ChangeContext context;
  AttendanceMark mark;  ///< the absence code, and a reason or none
  bool own_class = false;
};

/// A result of an exam, a module, the state attestation.
struct AttestationEntry {
  ChangeContext context;
  GroupTraits group;
  std::string subject_name;
  PersonId student;
  AttestationKind kind = AttestationKind::exam;
  std::optional<FinalMark> after;  ///< empty: the result is taken away
  bool own_department = false;     ///< the actor heads the group's department
  std::string sheet;               ///< the sheet («ведомость») it was passed on, "" when none was named
};

/// Bounds of a study period, set or moved by order (syzran-m.plan.3, usolye-4.3.3).
struct PeriodSetting {
  ChangeContext context;
  Period period;  ///< as it is to be
};

using Change = std::variant<MarkChange, AttendanceChange, LessonChange, FinalChange, ApplicationFiling, CredentialIssue,
                            AnnouncementPost, MailSending, NoticeEntry, AttestationEntry, PeriodSetting>;

/// The context of whichever change it is.
[[nodiscard]] const ChangeContext& context_of(const Change& change);
[[nodiscard]] ChangeContext& context_of(Change& change);
/// Whose lessons or finals a change is about; no group for changes that are about none.
[[nodiscard]] GroupId group_of(const Change& change);

// ---- what a regulation says --------------------------------------------------------------------------------------

/// A document that users of the journal should find beside the regulation (usolye-4.2.5).
struct RegulationLink {
  std::string title;
  std::string address;
};

struct RegulationInfo {
  std::string institution;  ///< code of the institution, e.g. "syzran"
  std::string title;
  std::string order;  ///< number of the approving order
  CivilDate in_force_from;
  std::string timezone;     ///< IANA name
  std::string script_hash;  ///< BLAKE2b of the text; stored with every decision
  std::string minutes{};    ///< of the council that adopted it; "" when it names none
  std::vector<RegulationLink> links{};
};

/// Until when a cell is open to a role, and by which clause it closes. `until` empty: no limit.
struct EditWindow {
  std::optional<Instant> until;  ///< exclusive: [.., until)
  std::string clause;
  bool closed_for_good = false;  ///< a lock, not a date: final set or sheet closed
};

struct MarkTerms {
  std::vector<std::uint8_t> scale;  ///< ascending
  bool weighted_average = false;
  bool task_required = false;
  std::string task_clause;
};

struct AttendanceTerms {
  std::vector<std::string> codes;    ///< first the absence, then the others: "Н", "О"
  std::vector<std::string> reasons;  ///< "УП", "НП"
  std::string absence_code;          ///< the one that means absent
  std::string excused_reason;        ///< "УП"
  std::string unexcused_reason;      ///< "НП"
};

/// Within how many days after the lesson works of these kinds are to be graded (syzran-r.t.5b). Later is late, not
/// refused: for reminders and lists.
struct CheckingNorm {
  std::string clause;
  std::vector<WorkKind> kinds;
  int days = 0;  ///< the last day in time is the lesson's date + days
  int line = 0;
  bool school_days = false;  ///< `days` counts days with lessons only
};

/// What an application opens, and for how long (syzran-7.4.7). No value: nothing can be reopened.
struct ReopenTerms {
  std::string clause;
  Role filed_by = Role::teacher;
  std::vector<Role> decided_by{Role::administrator};
  std::chrono::seconds lasts{};
};

enum class Audience : std::uint8_t {
  student,
  parents,
  class_teacher,
  group,
  everyone,
  subject_teacher,
  deputy_head,
  administrator,
  addressees  ///< whom the event itself names
};

enum class TriggerKind : std::uint8_t {
  absence,
  absence_reason,
  mark,
  final_mark,
  announcement,
  weekly,
  event,
  periodic
};

struct Trigger {
  TriggerKind kind = TriggerKind::mark;
  std::string code;                  ///< absence: the code ("Н")
  std::string reason;                ///< absence_reason: the reason set ("НП")
  bool first_of_day = false;         ///< absence: at most one alert per child and day
  std::optional<bool> known;         ///< absence: false = only without a reason or notice
  std::optional<int> at_most;        ///< mark: 2 = a two or worse
  std::optional<bool> urgent;        ///< announcement
  int weekday = 0;                   ///< weekly: 1 Monday .. 7 Sunday, and
  WallTime at{};                     ///< the time of day
  std::optional<bool> not_attested;  ///< final_mark: only «не аттестован», or all but it
  std::optional<bool> late;          ///< final_mark: only those set after their last day
  std::string name;                  ///< event: which one ("remark"); periodic: what it tells of ("results")
};

enum class ChannelMode : std::uint8_t { first_of, all_of };
enum class Expiry : std::uint8_t { never, last_bell, end_of_day, after };
enum class Afterwards : std::uint8_t { nothing, digest };
/// What becomes of a message nobody knows the fate of.
enum class InDoubt : std::uint8_t { send_again, leave, ask };

struct QuietHours {
  WallTime from{};
  WallTime until{};  ///< may be earlier than `from`: over midnight
};

struct NotifyRule {
  std::string name;  ///< "absence": also the template's name and the delivery's category
  std::string clause;
  Trigger when;
  std::vector<Audience> tell;
  bool opted_out_only = false;  ///< parents who declared that they want no electronic form (yarovoe-4.3.6)
  ChannelMode mode = ChannelMode::first_of;
  std::vector<std::string> channels;  ///< "preferred" stands for the guardian's own choice
  std::chrono::seconds settle{};
  std::optional<QuietHours> quiet;
  Expiry expires = Expiry::never;
  std::chrono::seconds expires_after{};  ///< with Expiry::after
  Afterwards afterwards = Afterwards::nothing;
  bool digest = false;  ///< never at once: a line of the next digest
  InDoubt in_doubt = InDoubt::leave;
  bool when_published = true;  ///< finals: only once the sheet is closed
  bool call = false;           ///< the class teacher calls the family besides
  bool guarded = false;        ///< a wave of it is held (InformTerms::wave)
  int priority = 50;           ///< 0 first
  int line = 0;                ///< in the script
};

struct DutyRule;
struct PeriodicRule;

/// When alerts are held and shown to people before they go out: a wave. Counted over one rule of one institution.
struct WaveTerms {
  bool guarded = true;
  std::string clause;
  int at_least = 8;                      ///< fewer students are never a wave
  int times_usual = 3;                   ///< more than so many times what is usual at that hour
  int percent_of_group = 80;             ///< of one group at once
  bool at_night = true;                  ///< `at_least` facts recorded within the quiet hours
  int releasers = 2;                     ///< people who must agree before it goes out
  std::chrono::minutes next_after{10};   ///< unhandled: the next on duty is told
  std::chrono::minutes calls_after{20};  ///< unhandled: call tasks of the class teachers
};

/// General terms of informing.
struct InformTerms {
  bool consent_required = false;  ///< labinsk-3.11: nothing to a guardian without consent
  std::string consent_clause;
  bool paper_for_opted_out = false;  ///< yarovoe-4.3.6
  std::string paper_clause;
  bool call_when_no_way = true;  ///< an absence nobody can be told of electronically becomes a call task
  WallTime digest_at{16 * 60};
  QuietHours quiet{WallTime{21 * 60}, WallTime{7 * 60}};  ///< for rules that name none
  WaveTerms wave;
};

/// One version of one institution's regulation. Immutable; any thread.
class Regulation {
 public:
  virtual ~Regulation() = default;
  [[nodiscard]] virtual const RegulationInfo& info() const = 0;

  /// The tables' word on a change at `now`. Pure; no Lua; no allocation when nothing is found.
  [[nodiscard]] virtual Decision decide(const Change& change, Instant now) const = 0;

  /// Whether a hook of the script wants to see this kind of change.
  [[nodiscard]] virtual bool has_hook(const Change& change) const = 0;
  /// The hook's word: it may only forbid, warn or demand a comment. At most 5 ms; a failing hook refuses with
  /// "regulation.hook_failed". Outside of write transactions. Serialised inside.
  [[nodiscard]] virtual Decision ask_hook(const Change& change, Instant now) const = 0;

  /// For `editable_until` of a column or cell: of the change only whose it is, where it stands and what closes it.
  [[nodiscard]] virtual EditWindow mark_window(const MarkChange& cell) const = 0;
  [[nodiscard]] virtual EditWindow attendance_window(const AttendanceChange& cell) const = 0;

  /// Whether any rule counts days with lessons, so that a change must bring them.
  [[nodiscard]] virtual bool counts_school_days() const { return false; }

  [[nodiscard]] virtual const MarkTerms& marks() const = 0;
  [[nodiscard]] virtual const AttendanceTerms& attendance() const = 0;
  [[nodiscard]] virtual const std::optional<ReopenTerms>& reopening() const = 0;
  /// The script's default periods; dates set by order in the database go before them. `id`s are 0.
  [[nodiscard]] virtual std::span<const Period> periods() const = 0;
  [[nodiscard]] virtual std::span<const NotifyRule> notify_rules() const = 0;
  [[nodiscard]] virtual const InformTerms& informing() const = 0;
  /// Who must do what by when (ports/duties.h).
  [[nodiscard]] virtual std::span<const DutyRule> duties() const;
  /// What families are told at moments of the calendar (ports/periodic.h).
  [[nodiscard]] virtual std::span<const PeriodicRule> periodic_rules() const;
  /// None where the regulation names none.
  [[nodiscard]] virtual std::span<const CheckingNorm> checking_norms() const { return {}; }
};

/// The regulations of the service, by institution and date. Any thread.
class RegulationBook {
 public:
  virtual ~RegulationBook() = default;
  /// The version in force on the date, or nullptr. A lesson is judged by the one of its date, a final by the one at the
  /// period's end, messages and access by the one of the moment.
  [[nodiscard]] virtual std::shared_ptr<const Regulation> in_force(InstitutionId institution, CivilDate on) const = 0;
  /// The version that holds for a group: the one on trial there, from its first day on, else in_force().
  [[nodiscard]] virtual std::shared_ptr<const Regulation> in_force_for(InstitutionId institution, CivilDate on,
                                                                       GroupId group) const;
  /// Whether some group is on trial, so that nobody else asks for groups.
  [[nodiscard]] virtual bool on_trial(InstitutionId institution) const;
};

}  // namespace vestnik
