#include "school.h"

#include <iostream>
#include <sstream>
#include <stdexcept>

#include "app/settings_file.h"
#include "lua/loader.h"
#include "plugin/host.h"
#include "records/regulation_store.h"

namespace vestnik::bench {
namespace {

namespace fs = std::filesystem;

const fs::path source_tree{VESTNIK_SOURCE_DIR};
const fs::path binary_tree{VESTNIK_BINARY_DIR};

std::unique_ptr<Settings> settings_with(const fs::path& data, OwnSettings own) {
  own.emplace_back("gateway.maildir.folder", (data / "messages").string());
  own.emplace_back("paths.share", source_tree.string());
  auto loaded = load_settings({source_tree / "config" / "vestnik.properties"}, own);
  if (!loaded) throw std::runtime_error{loaded.problem().code};
  return *std::move(loaded);
}

/// What a verb prints is not the table.
class QuietOutput {
 public:
  QuietOutput() : output_(std::cout.rdbuf(sink_.rdbuf())), complaints_(std::cerr.rdbuf(sink_.rdbuf())) {}
  ~QuietOutput() {
    std::cout.rdbuf(output_);
    std::cerr.rdbuf(complaints_);
  }
  QuietOutput(const QuietOutput&) = delete;
  QuietOutput& operator=(const QuietOutput&) = delete;
  [[nodiscard]] std::string said() const { return sink_.str(); }

 private:
  std::ostringstream sink_;
  std::streambuf* output_;
  std::streambuf* complaints_;
};

void run_verb(Service& service, const std::string& verb, const std::vector<std::string>& arguments) {
  const QuietOutput quiet;
  for (const CommandLine& command : service.plugins().command_lines()) {
    if (command.name != verb) continue;
    if (command.run(arguments) != 0) throw std::runtime_error{quiet.said()};
    return;
  }
  throw std::runtime_error{"there is no verb " + verb};
}

void adopt_regulation(OpenSchool& school, const std::string& channel, std::string_view more_rules) {
  const fs::path file = source_tree / "tests" / "bench" / "school.lua";
  auto script = read_script_file(file);
  if (!script) throw std::runtime_error{script.problem().code};
  static constexpr std::string_view way = "first_of { \"email\" }";
  const auto at = script->find(way);
  if (at == std::string::npos) throw std::runtime_error{"the regulation names no way"};
  script->replace(at, way.size(), "first_of { \"" + channel + "\" }");
  *script += more_rules;
  const LoadedRegulation loaded = load_regulation(file.filename().string(), *script);
  for (const Problem& problem : loaded.problems) std::cerr << problem.code << ' ' << problem.detail("line") << '\n';
  if (!loaded.regulation) throw std::runtime_error{"the regulation does not load"};
  const RegulationInfo& info = loaded.regulation->info();
  school.write([&](Transaction& transaction) {
    add_regulation(transaction,
                   {0, info.in_force_from, info.script_hash, file.filename().string(), *script, school.clock().now()});
  });
}

Instant noon() { return parse_iso_instant("2026-09-17T08:00:00Z").value(); }

}  // namespace

OpenSchool::OpenSchool(const fs::path& data, const OwnSettings& own)
    : settings_(settings_with(data, own)), clock_(noon()) {
  auto opened = Service::open({{source_tree, data, binary_tree / "plugins"}, *settings_, clock_, random_, true});
  if (!opened) throw std::runtime_error{"the service does not open: " + opened.problem().code};
  service_ = *std::move(opened);
  if (!service_->left_out().empty()) {
    const LeftOut& left = service_->left_out().front();
    throw std::runtime_error{"left out: " + left.name + " " + left.problem.code};
  }
}

std::vector<std::int64_t> OpenSchool::numbers(std::string_view sql, std::initializer_list<Value> parameters) {
  std::vector<std::int64_t> found;
  service_->database().read(institution(), [&](Transaction& transaction) {
    found = transaction.all(sql, parameters, [](const Row& row) { return row.integer(0); });
  });
  return found;
}

void OpenSchool::write(const std::function<void(Transaction&)>& use) {
  service_->database().write(institution(), Priority::person, [&](Transaction& transaction) {
    use(transaction);
    return true;
  });
}

void make_school(const fs::path& data, int students, const std::string& lessons_until, const std::string& channel,
                 std::string_view more_rules) {
  OpenSchool school{data, {}};
  const fs::path tables = data / "tables";
  run_verb(school.service(), "generate", {"--students", std::to_string(students), "--out", tables.string()});
  run_verb(school.service(), "import",
           {tables.string(), "--accounts", "all", "--slips", (data / "slips.html").string(), "--date", "01.09.2026",
            "--lessons-until", lessons_until});
  adopt_regulation(school, channel, more_rules);
}

SchoolClass read_class(OpenSchool& school, GroupId group) {
  SchoolClass made{group, {}, {}};
  for (const std::int64_t student :
       school.numbers("SELECT DISTINCT student_id FROM membership WHERE institution_id = $1 AND group_id = $2 "
                      "AND valid_to IS NULL ORDER BY student_id",
                      {school.institution(), group})) {
    made.students.emplace_back(student);
  }
  school.service().database().read(school.institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT id, actual_teacher_id FROM lesson WHERE institution_id = $1 AND group_id = $2 AND ends_at < $3 "
        "ORDER BY date DESC, number",
        {school.institution(), group, school.clock().now()},
        [&](const Row& row) { made.lessons.emplace_back(row.id<LessonId>(0), row.id<PersonId>(1)); });
  });
  return made;
}

void enlarge_class(OpenSchool& school, GroupId group, std::size_t size) {
  const SchoolClass made = read_class(school, group);
  const auto others = school.numbers(
      "SELECT student_id FROM membership WHERE institution_id = $1 AND group_id <> $2 ORDER BY student_id",
      {school.institution(), group});
  school.write([&](Transaction& transaction) {
    for (std::size_t at = 0; made.students.size() + at < size; ++at) {
      transaction.execute(
          "INSERT INTO membership (institution_id, id, group_id, student_id, valid_from, recorded_at) "
          "VALUES ($1, $2, $3, $4, '2026-09-01', 0)",
          {transaction.institution(), transaction.next("membership"), group, others.at(at)});
    }
  });
}

}  // namespace vestnik::bench
