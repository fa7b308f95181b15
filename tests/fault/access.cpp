// Random orders, loads, classes, transfers, guardianships and substitutions, day after day: after each deed what access
// answers is held against a small model. A right that is remembered too long, or a query that reaches too far, shows.
#include <chrono>
#include <memory>

#include "access/access_control.h"
#include "base/random.h"
#include "fault/faults.h"
#include "fault/rights_model.h"
#include "fault/table.h"
#include "records/areas.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/institution_store.h"
#include "records/lesson_store.h"
#include "records/load_store.h"
#include "records/migrations.h"
#include "records/person_store.h"
#include "records/role_store.h"
#include "records/subject_store.h"
#include "records/substitution_store.h"
#include "storage/migrate.h"
#include "storage/open.h"
#include "support/temporary_folder.h"

namespace vestnik::fault {
namespace {

constexpr InstitutionId roster_id{1};
constexpr std::size_t people_count = 14;
constexpr std::size_t questions_a_deed = 8;
constexpr std::size_t deeds_a_day = 40;
const Instant first_noon = parse_iso_instant("2026-09-01T08:00:00Z").value();
const CivilDate first_day = parse_iso_date("2026-09-01").value();

constexpr Permission asked_permissions[]{{"me", "view"},      {"roles", "write"},
                                         {"journal", "view"}, {"absence_reason", "write"},
                                         {"marks", "write"},  {"diary", "view"}};
constexpr Role granted_roles[]{Role::administrator,      Role::director,        Role::deputy_head, Role::teacher,
                               Role::head_of_department, Role::head_of_studies, Role::secretary};

class RandomRoster {
 public:
  explicit RandomRoster(std::uint64_t seed)
      : random_(seed),
        clock_(first_noon),
        database_(open()),
        zones_(clock_),
        access_(AccessMatrix::load(std::string{VESTNIK_SOURCE_DIR} + "/config/access_matrix.tsv").value(), zones_) {
    database_->write(roster_id, Priority::person, [&](Transaction& transaction) {
      fill(transaction);
      return true;
    });
  }

  /// One deed, then questions; false where an answer is not the model's.
  bool step() {
    if (++deeds_ % deeds_a_day == 0) {
      clock_.set(clock_.now() + std::chrono::hours{24});
      ++model_.today;
    }
    database_->write(roster_id, Priority::person, [&](Transaction& transaction) {
      do_something(transaction);
      return true;
    });
    return answers_agree();
  }

  [[nodiscard]] std::uint64_t asked() const { return asked_; }
  [[nodiscard]] std::uint64_t allowed() const { return allowed_; }

 private:
  std::unique_ptr<Database> open() {
    StorageOptions options;
    options.areas_of = areas_of_table;
    auto database = open_sqlite(folder_.path("rights.db"), options).value();
    if (!migrate(*database, "core", core_migrations())) throw std::runtime_error{"the schema could not be made"};
    return database;
  }

  template <class List>
  auto& any(List& list) {
    return list[random_.below(list.size())];
  }
  bool once_in(std::uint64_t times) { return random_.below(times) == 0; }
  [[nodiscard]] CivilDate date(int day) const { return plus_days(first_day, day); }
  [[nodiscard]] std::optional<CivilDate> last(const Days& days) const {
    return days.to ? std::optional{date(*days.to)} : std::nullopt;
  }
  /// From some days ago or ahead, for good or for a while.
  Days some_days() {
    Days days{model_.today - 3 + static_cast<int>(random_.below(6)), std::nullopt};
    if (once_in(2)) days.to = days.from + static_cast<int>(random_.below(8));
    return days;
  }

  void fill(Transaction& transaction) {
    add_institution(transaction, {roster_id, "rights", "Школа", "Школа", "college", "Europe/Samara", ""});
    for (std::size_t at = 0; at < people_count; ++at)
      people_.push_back(add_person(transaction, {{}, "Некто", std::to_string(at), "", std::nullopt, ""}, first_noon));
    const auto group = [&](const char* name, const char* department, GroupId parent) {
      const GroupId id = add_group(transaction, {{}, name, parent ? "subgroup" : "group", 1, department, "", parent});
      model_.groups.push_back({id, parent, department});
      return id;
    };
    const GroupId first = group("А-1", "Первое", {});
    group("А-2", "Первое", {});
    group("Б-1", "Второе", {});
    group("В-1", "", {});
    group("А-1 п", "", first);
    subject_ = add_subject(transaction, "Предмет");
    other_subject_ = add_subject(transaction, "Другой предмет");
    for (const ModelGroup& one : model_.groups) add_two_lessons(transaction, one.id);
  }

  void add_two_lessons(Transaction& transaction, GroupId group) {
    for (int number = 1; number <= 2; ++number) {
      const PersonId teacher = any(people_);
      const LessonId id{transaction.next("lesson")};
      transaction.execute(
          "INSERT INTO lesson (institution_id, id, date, number, group_id, subject_id, planned_teacher_id, "
          "actual_teacher_id, starts_at, ends_at, academic_hours, room, state, topic, homework, version, changed_at) "
          "VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8, 1, '', 'planned', '', '', 1, 0)",
          {roster_id, id, first_day, number, group, subject_, teacher, first_noon});
      model_.lessons.push_back({id, group, teacher, teacher});
    }
  }

  void do_something(Transaction& transaction) {
    switch (random_.below(7)) {
      case 0: return grant(transaction);
      case 1: return revoke(transaction);
      case 2: return load(transaction);
      case 3: return lead(transaction);
      case 4: return transfer(transaction);
      case 5: return guard(transaction);
      default: return substitute(transaction);
    }
  }

  /// Ends one of the list yesterday, today, or not at all.
  template <class List, class Close>
  void end_one(List& list, Close&& close) {
    if (list.empty()) return;
    auto& one = any(list);
    one.days.to = model_.today - static_cast<int>(random_.below(2));
    close(one.id, date(*one.days.to));
  }

  void grant(Transaction& transaction) {
    ModelGrant one{0, any(people_), granted_roles[random_.below(std::size(granted_roles))], {}, some_days()};
    RoleGrant given{0, one.person, one.role, {}, 0, date(one.days.from), last(one.days), "1"};
    given.scope_kind = role_reach::whole;
    if (once_in(2)) {
      one.group = any(model_.groups).id;
      given.scope_kind = role_reach::group;
      given.scope_id = one.group.value;
    } else if (once_in(2)) {
      one.subject = some_subject();
      given.scope_kind = role_reach::subject;
      given.scope_id = one.subject.value;
    }
    one.id = add_grant(transaction, given, clock_.now());
    model_.grants.push_back(one);
  }

  void revoke(Transaction& transaction) {
    end_one(model_.grants, [&](std::int64_t id, CivilDate day) {
      revoke_grant(transaction, id, day, {"2", day}, clock_.now());
    });
  }

  void load(Transaction& transaction) {
    if (once_in(2))
      return end_one(model_.loads,
                     [&](std::int64_t id, CivilDate day) { close_teaching(transaction, id, day, clock_.now()); });
    ModelLoad one{0, any(people_), any(model_.groups).id, some_days(), some_subject()};
    one.id = add_teaching(transaction, {0, one.person, one.group, one.subject, date(one.days.from), last(one.days)},
                          clock_.now());
    model_.loads.push_back(one);
  }

  void lead(Transaction& transaction) {
    if (once_in(2))
      return end_one(model_.leads,
                     [&](std::int64_t id, CivilDate day) { close_class_teacher(transaction, id, day, clock_.now()); });
    ModelLoad one{0, any(people_), any(model_.groups).id, some_days()};
    one.id =
        add_class_teacher(transaction, {0, one.group, one.person, date(one.days.from), last(one.days)}, clock_.now());
    model_.leads.push_back(one);
  }

  /// Out of the group one is in, into another.
  void transfer(Transaction& transaction) {
    const PersonId student = any(people_);
    for (ModelLoad& member : model_.members) {
      if (member.person != student || !member.days.hold(model_.today)) continue;
      member.days.to = model_.today - 1;
      close_membership(transaction, member.id, date(model_.today - 1), clock_.now());
    }
    ModelLoad one{0, student, any(model_.groups).id, {model_.today, std::nullopt}};
    one.id = add_membership(transaction, {0, one.group, student, date(model_.today), std::nullopt}, clock_.now());
    model_.members.push_back(one);
  }

  void guard(Transaction& transaction) {
    if (once_in(2))
      return end_one(model_.guardians,
                     [&](std::int64_t id, CivilDate day) { close_guardianship(transaction, id, day, clock_.now()); });
    ModelGuardian one{0, any(people_), any(people_), !once_in(4), some_days()};
    if (one.person == one.student) return;
    one.id = add_guardianship(
        transaction,
        {0, one.person, one.student, "other", "", one.sees, one.sees, one.sees, date(one.days.from), last(one.days)},
        clock_.now());
    model_.guardians.push_back(one);
  }

  /// Another gives the lesson, or the planned teacher again.
  void substitute(Transaction& transaction) {
    ModelLesson& lesson = any(model_.lessons);
    lesson.actual = once_in(2) ? lesson.planned : any(people_);
    set_actual_teacher(transaction, lesson.id, lesson.actual, {.at = clock_.now()});
    end_substitution(transaction, lesson.id, clock_.now());
    if (lesson.actual == lesson.planned) return;
    add_substitution(
        transaction,
        {{}, lesson.id, lesson.actual, lesson.planned, "", "3", {}, clock_.now(), std::nullopt, std::nullopt});
  }

  SubjectId some_subject() { return once_in(2) ? subject_ : other_subject_; }

  Object some_object(Permission permission) {
    if (permission.object == "journal") return Object::group(any(model_.groups).id);
    if (permission.object == "marks") return Object::lesson(any(model_.lessons).id);
    if (permission.object == "diary" || permission.object == "absence_reason") return Object::student(any(people_));
    return Object::institution();
  }

  bool answers_agree() {
    bool agree = true;
    database_->read(roster_id, [&](Transaction& transaction) {
      for (std::size_t at = 0; at < questions_a_deed; ++at) {
        const PersonId person = any(people_);
        const Permission permission = asked_permissions[random_.below(std::size(asked_permissions))];
        const Object object = some_object(permission);
        const bool may = access_.allow(transaction, Actor{roster_id, person, {}, false}, permission, object).ok();
        agree = agree && may == model_.allows(person, permission, object);
        allowed_ += may ? 1 : 0;
        ++asked_;
      }
    });
    return agree;
  }

  SeededRandom random_;
  ManualClock clock_;
  tests::TemporaryFolder folder_;
  std::unique_ptr<Database> database_;
  Zones zones_;
  AccessControl access_;
  RightsModel model_;
  std::vector<PersonId> people_;
  SubjectId subject_;
  SubjectId other_subject_;
  std::uint64_t deeds_ = 0;
  std::uint64_t asked_ = 0;
  std::uint64_t allowed_ = 0;
};

/// A new roster so often: in one that only grows everybody may everything in the end.
constexpr std::uint64_t deeds_a_roster = 500;

}  // namespace

bool shuffle_rights(const Asked& asked) {
  const std::uint64_t deeds = asked.count(2'000, 100'000);
  const std::uint64_t seed = asked.seed.value_or(1);
  std::uint64_t wrong = 0;
  std::uint64_t questions = 0;
  std::uint64_t allowed = 0;
  for (std::uint64_t done = 0; done < deeds;) {
    RandomRoster roster{seed + done};
    for (std::uint64_t at = 0; at < deeds_a_roster && done < deeds; ++at, ++done) {
      if (!roster.step()) ++wrong;
    }
    questions += roster.asked();
    allowed += roster.allowed();
  }
  Table table{"access: random orders, loads, classes, transfers, guardianships, substitutions against a model"};
  table.say("deeds", deeds);
  table.say("questions to access", questions);
  table.demand_at_least("of them allowed", allowed, questions / 20);
  table.demand("deeds after which an answer was not the model's", wrong, 0);
  return table.held();
}

}  // namespace vestnik::fault
