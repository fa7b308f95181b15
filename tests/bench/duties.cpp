// A year of duties in 500 institutions: every moment of every list, found by the scheduler in one database.
#include <array>
#include <stdexcept>

#include "benches.h"
#include "lua/loader.h"
#include "notify/channels.h"
#include "records/areas.h"
#include "records/migrations.h"
#include "regulation/shelf.h"
#include "schedule/core_matters.h"
#include "schedule/duty_lists.h"
#include "schedule/scheduler.h"
#include "storage/migrate.h"
#include "storage/open.h"
#include "support/temporary_folder.h"

namespace vestnik::bench {
namespace {

constexpr int most_institutions = 500;
constexpr int teachers = 4;
constexpr int students = 3;
constexpr std::array regulations{"syzran", "usolye", "yarovoe", "otradny", "labinsk"};
/// Every so many lessons one stays unfilled until the next morning.
constexpr int one_unfilled_of = 40;

class DutyYear {
 public:
  explicit DutyYear(int institutions) : institutions_(institutions) {
    StorageOptions options;
    options.areas_of = areas_of_table;
    const auto open = [&] { return open_sqlite(folder_.path("year.db"), options).value(); };
    database_ = open();
    if (!migrate(*database_, "core", core_migrations())) throw std::runtime_error{"the schema could not be made"};
    database_.reset();
    database_ = open();
    for (std::int64_t id = 1; id <= institutions_; ++id) make_school(InstitutionId{id});
    scheduler_ = std::make_unique<Scheduler>(SchedulerParts{*database_, shelf_, {&lists_}});
  }

  /// From the last day of August to the next: a step an hour, as good as a step a second when nothing is due.
  void run() {
    const Instant begin = parse_iso_instant("2026-08-31T00:00:00Z").value();
    const Instant end = parse_iso_instant("2027-08-31T23:00:00Z").value();
    for (Instant now = begin; now <= end; now += std::chrono::hours{1}) {
      const auto today = std::chrono::floor<std::chrono::days>(now);
      if (now == today) do_what_was_left(plus_days(CivilDate{today}, -1));
      scheduler_->step(now);
    }
  }

  std::int64_t count(std::string_view sql) {
    std::int64_t found = 0;
    database_->read(InstitutionId{1},
                    [&](Transaction& read) { read.query(sql, {}, [&](const Row& row) { found = row.integer(0); }); });
    return found;
  }

 private:
  void make_school(InstitutionId id) {
    const std::string name = regulations.at(static_cast<std::size_t>(id.value) % regulations.size());
    auto loaded =
        load_regulation_file(std::filesystem::path{VESTNIK_SOURCE_DIR} / "scripts_lua/regulations" / (name + ".lua"));
    if (!loaded.regulation) throw std::runtime_error{"the regulation does not load"};
    const TimeZone zone = loaded.regulation->zone();
    database_->write(id, Priority::background, [&](Transaction& transaction) {
      add_people(transaction, zone);
      add_periods(transaction, *loaded.regulation);
      add_lessons(transaction, zone, loaded.regulation->periods());
      return true;
    });
    shelf_.put(id, std::move(loaded.regulation));
  }

  static void add_person(Transaction& transaction, std::int64_t id) {
    transaction.execute(
        "INSERT INTO person (institution_id, id, last_name, first_name, patronymic, sort_key, search_key, recorded_at)"
        " VALUES ($1, $2, 'N', 'N', '', '', '', 0)",
        {transaction.institution(), id});
  }

  static void add_people(Transaction& transaction, const TimeZone& zone) {
    const InstitutionId id = transaction.institution();
    transaction.execute(
        "INSERT INTO institution (id, code, name, short_name, kind, timezone, phone)"
        " VALUES ($1, $2, 'N', 'N', 'school', $3, '')",
        {id, "school" + std::to_string(id.value), zone.name()});
    for (std::int64_t person = 1; person <= teachers + students; ++person) add_person(transaction, person);
    transaction.execute(
        "INSERT INTO study_group (institution_id, id, name, kind, course, department, speciality, sort_key)"
        " VALUES ($1, 1, '7-A', 'class', 7, '', '', '')",
        {id});
    transaction.execute(
        "INSERT INTO class_teacher (institution_id, id, group_id, teacher_id, valid_from, recorded_at)"
        " VALUES ($1, 1, 1, 1, '2026-08-01', 0)",
        {id});
    std::int64_t grant = 0;
    for (const char* role : {"deputy_head", "administrator", "head_of_department", "secretary", "dispatcher"}) {
      transaction.execute(
          "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, order_number,"
          " recorded_at) VALUES ($1, $2, $3, $4, 'institution', 0, '2026-08-01', '', 0)",
          {id, ++grant, teachers, role});
    }
    for (std::int64_t at = 1; at < teachers; ++at) add_load(transaction, at);
    for (std::int64_t at = 1; at <= teachers; ++at) add_account(transaction, at);
    for (std::int64_t at = 1; at <= students; ++at) {
      transaction.execute(
          "INSERT INTO membership (institution_id, id, group_id, student_id, valid_from, recorded_at)"
          " VALUES ($1, $2, 1, $3, '2026-09-01', 0)",
          {id, at, teachers + at});
    }
  }

  static void add_load(Transaction& transaction, std::int64_t teacher) {
    transaction.execute("INSERT INTO subject (institution_id, id, name, sort_key) VALUES ($1, $2, $3, '')",
                        {transaction.institution(), teacher, "S" + std::to_string(teacher)});
    transaction.execute(
        "INSERT INTO teaching (institution_id, id, teacher_id, group_id, subject_id, valid_from, recorded_at)"
        " VALUES ($1, $2, $2, 1, $2, '2026-08-01', 0)",
        {transaction.institution(), teacher});
  }

  static void add_account(Transaction& transaction, std::int64_t person) {
    transaction.execute(
        "INSERT INTO account (institution_id, id, person_id, login, state, created_at, failures)"
        " VALUES ($1, $2, $2, $3, 'active', 0, 0)",
        {transaction.institution(), person,
         std::to_string(transaction.institution().value) + "." + std::to_string(person)});
  }

  static void add_periods(Transaction& transaction, const Regulation& regulation) {
    std::int64_t id = 0;
    for (const Period& period : regulation.periods()) {
      transaction.execute(
          "INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at)"
          " VALUES ($1, $2, $3, $4, $5, $6, '', 0)",
          {transaction.institution(), ++id, to_text(period.kind), period.number, period.starts, period.ends});
      for (std::int64_t subject = 1; subject < teachers; ++subject) add_finals(transaction, id, subject);
    }
  }

  static void add_finals(Transaction& transaction, std::int64_t period, std::int64_t subject) {
    for (std::int64_t student = 1; student <= students; ++student) {
      transaction.execute(
          "INSERT INTO final_mark (institution_id, id, student_id, group_id, subject_id, period_id, value, late,"
          " version, changed_at, changed_by) VALUES ($1, $2, $3, 1, $4, $5, '4', 0, 1, 0, 0)",
          {transaction.institution(), (period * teachers + subject) * teachers + student, teachers + student, subject,
           period});
    }
  }

  void add_lessons(Transaction& transaction, const TimeZone& zone, std::span<const Period> periods) {
    const SchoolCalendar calendar{{{}, {periods.begin(), periods.end()}, {}, {}, {}}, zone};
    const CivilDate end = parse_iso_date("2027-06-30").value();
    std::int64_t id = 0;
    for (auto day = calendar.school_day_from(parse_iso_date("2026-08-31").value(), 1); day && *day <= end;
         day = calendar.school_day_from(*day, 1)) {
      for (int number = 1; number < teachers; ++number) add_lesson(transaction, zone, *day, number, ++id);
    }
  }

  static void add_lesson(Transaction& transaction, const TimeZone& zone, CivilDate day, int number, std::int64_t id) {
    const Instant begins = zone.instant(day, WallTime{7 * 60 + 60 * number});
    const bool filled = (id + transaction.institution().value) % one_unfilled_of != 0;
    transaction.execute(
        "INSERT INTO lesson (institution_id, id, date, number, group_id, subject_id, planned_teacher_id,"
        " actual_teacher_id, starts_at, ends_at, academic_hours, room, state, topic, homework, version, changed_at)"
        " VALUES ($1, $2, $3, $4, 1, $4, $4, $4, $5, $6, 1, '', $7, 'T', 'H', 1, 0)",
        {transaction.institution(), id, day, number, begins, begins + std::chrono::minutes{45},
         filled ? "held" : "planned"});
    transaction.execute(
        "INSERT INTO roll_call (institution_id, lesson_id, taken_by, taken_at, version) VALUES ($1, $2, $3, 0, 1)",
        {transaction.institution(), id, number});
    transaction.execute(
        "INSERT INTO task (institution_id, id, lesson_id, kind, title, weight_hundredths, created_by, created_at)"
        " VALUES ($1, $2, $2, 'control', '', 100, 0, 0)",
        {transaction.institution(), id});
    for (std::int64_t student = 1; student <= students; ++student) {
      transaction.execute(
          "INSERT INTO mark (institution_id, id, lesson_id, task_id, student_id, first_grade, version, changed_at,"
          " changed_by) VALUES ($1, $2, $3, $3, $4, 4, 1, 0, 0)",
          {transaction.institution(), id * students + student, id, teachers + student});
    }
  }

  /// The staff does in the morning what the lists named. Of every institution in one transaction: what people do is
  /// not what is measured.
  void do_what_was_left(CivilDate yesterday) {
    database_->write(InstitutionId{1}, Priority::background, [&](Transaction& transaction) {
      std::int64_t done = 0;
      for (std::int64_t id = 1; id <= institutions_; ++id) {
        done += transaction.execute(
            "UPDATE lesson SET state = 'held' WHERE institution_id = $1 AND date = $2 AND state = 'planned'",
            {id, yesterday});
        done += transaction.execute(
            "UPDATE duty_task SET state = 'done' WHERE institution_id = $1 AND turn <= $2"
            " AND state IN ('open', 'escalated') AND duty NOT IN ('daily_filling', 'final_marks')",
            {id, yesterday});
      }
      return done > 0;
    });
  }

  int institutions_;
  tests::TemporaryFolder folder_;
  RegulationShelf shelf_;
  std::unique_ptr<Database> database_;
  Channels channels_{{GatewayInfo{"bench", "internal", "mail", "", 100}}, [](auto, auto) { return true; }};
  DutyBook book_{core_duty_matters(), {}};
  DutyLists lists_{book_, channels_};
  std::unique_ptr<Scheduler> scheduler_;
};

}  // namespace

std::vector<Figure> measure_duties(int percent) {
  const int institutions = most_institutions * percent / whole;
  DutyYear year{institutions};
  const double processor = processor_seconds();
  const double seconds = seconds_of([&] { year.run(); });
  const std::string measured =
      in_figures(seconds, 1) + " s, " + in_figures(processor_seconds() - processor, 1) + " s of processor";
  const auto lists = static_cast<double>(year.count("SELECT COUNT(*) FROM duty_list"));
  const auto tasks = static_cast<double>(year.count("SELECT COUNT(*) FROM duty_task"));
  const double most_seconds = 60.0 * percent / whole;
  return {{"a year of duties in " + std::to_string(institutions) + " small institutions: " + in_figures(tasks) +
               " tasks, " + in_figures(lists) + " lists",
           measured, "—", "—", "≤ " + in_figures(most_seconds) + " s", seconds <= most_seconds}};
}

}  // namespace vestnik::bench
