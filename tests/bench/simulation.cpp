// A million recorded facts under another version: a school's autumn, lived through twice, on two threads.
#include <fstream>
#include <stdexcept>

#include "app/simulation.h"
#include "benches.h"
#include "journal/take_roll.h"
#include "json/json_writer.h"
#include "mark_entry.h"
#include "support/temporary_folder.h"

namespace vestnik::bench {
namespace {

constexpr int student_count = 1200;
constexpr std::int64_t most_facts = 1'000'000;
constexpr double longest_of_all = 60;

struct HeldLesson {
  LessonId lesson;
  PersonId teacher;
  GroupId group;
  Instant begins;
};

std::vector<HeldLesson> lessons_by_time(OpenSchool& school) {
  std::vector<HeldLesson> lessons;
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    lessons = transaction.all(
        "SELECT id, actual_teacher_id, group_id, starts_at FROM lesson WHERE institution_id = $1"
        " ORDER BY starts_at, id",
        {school.institution()}, [](const Row& row) {
          return HeldLesson{row.id<LessonId>(0), row.id<PersonId>(1), row.id<GroupId>(2), row.instant(3)};
        });
  });
  return lessons;
}

/// Records a whole autumn: a roll with two absent children and two rows of grades in every lesson, one grade of
/// twenty-five a two.
class Autumn {
 public:
  explicit Autumn(OpenSchool& school) : school_(school) {}

  std::int64_t record(std::int64_t facts_wanted) {
    std::int64_t facts = 0;
    for (const HeldLesson& lesson : lessons_by_time(school_)) {
      if (facts >= facts_wanted) break;
      const auto& students = class_of(lesson.group);
      facts += roll(lesson, students);
      facts += marks(lesson, students);
      facts += marks(lesson, students);
    }
    return facts;
  }

 private:
  const std::vector<PersonId>& class_of(GroupId group) {
    auto [at, fresh] = classes_.try_emplace(group);
    if (fresh) at->second = read_class(school_, group).students;
    return at->second;
  }

  void run(const HeldLesson& lesson, Command& command) {
    const std::string key = "autumn-" + std::to_string(++commands_);
    school_.clock().set(lesson.begins + std::chrono::seconds{commands_ % 2400});
    const auto recorded =
        school_.service().recorder().run(school_.actor(lesson.teacher), command, {key, key}, school_.clock().now());
    if (!recorded || !recorded->event) throw std::runtime_error{"the autumn was not recorded"};
  }

  std::int64_t roll(const HeldLesson& lesson, const std::vector<PersonId>& students) {
    RollRequest request;
    request.lesson = lesson.lesson;
    request.as_asked.clear();
    JsonWriter json{request.as_asked};
    json.begin_object().key("rows").begin_array();
    for (const std::size_t absent : {commands_ % students.size(), (commands_ + 11) % students.size()}) {
      request.rows.push_back({students[absent], {"Н", ""}, 0, {}});
      json.begin_object().member("student", students[absent].value).member("code", "Н");
      json.member("expected_version", 0).end_object();
    }
    json.end_array().end_object();
    TakeRoll command{std::move(request)};
    run(lesson, command);
    return 2;
  }

  std::int64_t marks(const HeldLesson& lesson, const std::vector<PersonId>& students) {
    MarksRequest request;
    request.lesson = lesson.lesson;
    request.new_task = NewTask{};
    request.as_asked.clear();
    JsonWriter json{request.as_asked};
    json.begin_object().key("rows").begin_array();
    for (const PersonId student : students) {
      const auto grade = static_cast<std::uint8_t>(++grades_ % 25 == 0 ? 2 : 3 + grades_ % 3);
      request.rows.push_back({student, TaskId{}, Mark{grade, std::nullopt}, 0, {}});
      json.begin_object().member("student", student.value).member("mark", std::to_string(grade));
      json.member("expected_version", 0).end_object();
    }
    json.end_array().key("new_task").begin_object().member("kind", "oral").end_object().end_object();
    RecordMarks command{std::move(request)};
    run(lesson, command);
    return static_cast<std::int64_t>(students.size());
  }

  OpenSchool& school_;
  std::map<GroupId, std::vector<PersonId>> classes_;
  std::size_t commands_ = 0;
  std::size_t grades_ = 0;
};

/// The tables were imported on a day in the middle of the autumn, and what was recorded then was not known before.
void import_before_the_autumn(OpenSchool& school) {
  school.write([&](Transaction& transaction) {
    for (const char* table : {"contact", "role_grant", "membership", "guardianship", "consent", "opt_out", "teaching",
                              "class_teacher", "calendar_day", "study_period"}) {
      transaction.execute("UPDATE " + std::string{table} + " SET recorded_at = 0 WHERE institution_id = $1",
                          {school.institution()});
    }
  });
}

constexpr std::string_view alerts = R"lua(
notify "absence" {
  clause = "7.3", when = absent { code = "Н", first_of = "day", known = false }, tell = { "parents" },
  by = first_of { "sms", "email" }, settle = 10 * minutes, expires = "last_bell", afterwards = "digest",
  guarded = false,
}
)lua";
constexpr std::string_view every_grade = R"lua(
notify "mark" {
  clause = "7.6", when = mark {}, tell = { "parents" }, by = first_of { "internal" }, digest = true,
}
)lua";

/// The school's own regulation with more rules.
std::string version_with(const std::filesystem::path& file, const std::string& rules) {
  std::ifstream own{std::filesystem::path{VESTNIK_SOURCE_DIR} / "tests" / "bench" / "school.lua"};
  std::ofstream{file} << own.rdbuf() << rules;
  return file.string();
}

Figure simulated(const std::string& what, const SimulationOrder& order, OpenSchool& lender, double longest) {
  const Places places{VESTNIK_SOURCE_DIR, {}, {}};
  std::int64_t gained = 0;
  double processor = processor_seconds();
  const double seconds = seconds_of([&] {
    const auto simulation = run_simulation(order, places, lender.service(), [](int) {});
    if (!simulation) throw std::runtime_error{"no simulation: " + simulation.problem().code};
    if (simulation->before.differing != 0) throw std::runtime_error{"the replay is not what happened"};
    gained = simulation->comparison.news_gained;
  });
  processor = processor_seconds() - processor;
  return {what + " (" + in_figures(static_cast<double>(gained)) + " news more)",
          in_figures(seconds, 1) + " s, " + in_figures(processor, 1) + " s of processor on two threads",
          "—",
          "—",
          "≤ " + in_figures(longest) + " s",
          seconds <= longest};
}

}  // namespace

std::vector<Figure> measure_simulation(int percent) {
  const tests::TemporaryFolder folder;
  const auto data = folder.root() / "school";
  make_school(data, student_count, "27.12.2026");
  std::int64_t facts = 0;
  {
    OpenSchool school{data, {}};
    import_before_the_autumn(school);
    facts = Autumn{school}.record(most_facts * percent / whole);
  }
  std::fprintf(stderr, "%s facts are recorded\n", in_figures(static_cast<double>(facts)).c_str());
  OpenSchool lender{folder.root() / "lender", {}};
  SimulationOrder order;
  order.journal = (data / "vestnik.db").string();
  order.from = parse_iso_date("2026-09-01").value();
  order.until = parse_iso_date("2026-12-31").value();
  const double longest = longest_of_all * percent / whole;
  const std::string recorded = in_figures(static_cast<double>(facts)) + " recorded facts";
  std::vector<Figure> figures;
  order.file = version_with(folder.root() / "alerts.lua", std::string{alerts});
  figures.push_back(simulated(recorded + " under a version with alerts of absence", order, lender, longest));
  order.file = version_with(folder.root() / "grades.lua", std::string{alerts} + std::string{every_grade});
  figures.push_back(simulated("the same, and every grade a line of the evening's digest", order, lender, longest));
  return figures;
}

}  // namespace vestnik::bench
