/// What a whole morning leaves in the log, in the metrics, in error texts and in the answers to one parent: nobody's
/// name, address or text. A program of its own: the log is the process's.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <set>

#include "base/log.h"
#include "base/text.h"
#include "scenario/syzran_monday.h"

namespace vestnik::tests {
namespace {

class QuietMorning : public ::testing::Test {
 protected:
  static constexpr std::string_view canary = "Канарейкин";

  QuietMorning() {
    static const bool started = (start_log({LogLevel::debug, true, log_folder().path("log.jsonl")}), true);
    EXPECT_TRUE(started);
    day = std::make_unique<Scenario>(monday_in_syzran());
  }
  static TemporaryFolder& log_folder() {
    static TemporaryFolder folder;
    return folder;
  }
  static std::string logged() {
    flush_log();
    std::ifstream file{log_folder().path("log.jsonl")};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
  /// The first column of every row.
  std::set<std::string> words(std::string_view sql, std::initializer_list<Value> parameters) {
    std::set<std::string> found;
    day->school().service().database().read(day->school().institution(), [&](Transaction& read) {
      read.query(sql, parameters, [&](const Row& row) { found.insert(row.string(0)); });
    });
    found.erase("");
    return found;
  }
  /// Surnames, addresses, telephones, sign-in names of everybody.
  std::set<std::string> personal() {
    const InstitutionId school = day->school().institution();
    auto all = words("SELECT last_name FROM person WHERE institution_id = $1", {school});
    all.merge(words("SELECT value FROM contact WHERE institution_id = $1", {school}));
    all.merge(
        words("SELECT personal_file FROM person WHERE institution_id = $1 AND personal_file IS NOT NULL", {school}));
    all.insert(std::string{canary});
    return all;
  }
  static void expect_none(const std::set<std::string>& canaries, const std::string& text, std::string_view where) {
    for (const std::string& one : canaries) {
      EXPECT_EQ(text.find(one), std::string::npos)
          << where << ": …" << text.substr(std::max<std::size_t>(text.find(one), 80) - 80, 200);
    }
  }
  /// The path of a route with numbers in the place of its names.
  static std::string filled(const std::string& pattern, std::int64_t number, PersonId other) {
    std::string path;
    for (const std::string_view part : split(pattern, '/')) {
      if (part.empty()) continue;
      const bool name = part.starts_with('{');
      path += "/" + (name ? std::to_string(part == "{gid}" ? other.value : number) : std::string{part});
    }
    return path;
  }

  std::unique_ptr<Scenario> day;
};

TEST_F(QuietMorning, LeavesNobodysNameInTheLogTheMetricsOrErrorTexts) {
  live_monday_morning(*day);
  DaySchool& school = day->school();
  const PersonId ilya = day->person("Кузнецов Илья");
  const PersonId mother = day->mother_of("Кузнецов Илья");
  const PersonId stranger = day->mother_of("Петрова Алина");
  const std::string of_ilya = "/api/v1/students/" + std::to_string(ilya.value);
  answer_by_sms(*day, "Кузнецов Илья", "Канарейкин болеет до пятницы", "sms-1");
  std::string errors;
  errors += school.get(stranger, of_ilya + "/guardians").bytes;
  errors += school.post(stranger, of_ilya + "/personal-data", "{}").bytes;
  errors += school.post(stranger, of_ilya + "/corrections", R"({"wish":"Канарейкин"})").bytes;
  errors += school.post(mother, of_ilya + "/corrections", R"({"wish":"Канарейкин","unknown":1})").bytes;
  errors += school.post(mother, of_ilya + "/consents", R"({"document":"Канарейкин"})").bytes;
  EXPECT_THAT(errors, ::testing::HasSubstr("access.not_found"));
  EXPECT_EQ(school.post(mother, of_ilya + "/corrections", R"({"wish":"Фамилия — Канарейкин"})").status, 201);
  EXPECT_EQ(school.post(mother, of_ilya + "/personal-data", "{}").status, 200);
  day->at(monday, "16:30");
  const auto canaries = personal();
  ASSERT_GT(canaries.size(), 100U);
  expect_none(canaries, errors, "an error text");
  const std::string metrics = school.get(day->person("Лукин Пётр"), "/metrics").bytes;
  expect_none(canaries, metrics, "metrics");
  EXPECT_THAT(metrics, ::testing::ContainsRegex(
                           R"(vestnik_messages_total\{gateway="[a-z_]+",rule="absence",outcome="sent"\} [1-9])"));
  EXPECT_THAT(metrics, ::testing::HasSubstr("vestnik_event_to_accepted_seconds_bucket{gateway="));
  const std::string log = logged();
  ASSERT_GT(log.size(), 500U) << "something was logged";
  expect_none(canaries, log, "log");
}

// usolye-3.5 (partial: a page), usolye-7.1, otradny-2.2: a parent reads the own child's day without asking anybody, and
// nobody else's.
TEST_F(QuietMorning, ShowsAParentTheOwnChildsDayAlone) {
  live_monday_morning(*day);
  const PersonId ilya = day->person("Кузнецов Илья");
  EXPECT_EQ(day->diary(day->mother_of("Кузнецов Илья"), ilya, monday).status, 200);
  EXPECT_EQ(day->diary(day->mother_of("Петрова Алина"), ilya, monday).status, 404);
  EXPECT_EQ(day->school().get(day->mother_of("Петрова Алина"), "/api/v1/announcements").status, 200);
}

// labinsk-3.13: whatever a parent asks, nobody else's address is in the answer.
TEST_F(QuietMorning, AnswersOneParentWithNobodyElsesAddress) {
  live_monday_morning(*day);
  DaySchool& school = day->school();
  const PersonId ilya = day->person("Кузнецов Илья");
  const PersonId mother = day->mother_of("Кузнецов Илья");
  const auto others = words(
      "SELECT value FROM contact WHERE institution_id = $1 AND person_id <> $2 AND value NOT IN "
      "(SELECT value FROM contact WHERE institution_id = $1 AND person_id = $2)",
      {school.institution(), mother});
  ASSERT_GT(others.size(), 20U);
  int asked = 0;
  for (const Route& route : school.service().routes()) {
    if (route.method != Method::get || !route.permission) continue;
    for (const std::int64_t number : {ilya.value, mother.value, std::int64_t{1}}) {
      const Answer answer = school.get(mother, filled(route.pattern, number, ilya));
      EXPECT_LT(answer.status, 500) << route.pattern;
      expect_none(others, answer.bytes, route.pattern);
      ++asked;
    }
  }
  EXPECT_GT(asked, 100);
}

}  // namespace
}  // namespace vestnik::tests
