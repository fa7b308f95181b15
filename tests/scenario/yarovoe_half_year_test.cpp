/// The end of the half-year at the college of Yarovoe, December 2026, lived through the whole product.
#include <gmock/gmock.h>

#include <set>

#include "json/json_writer.h"
#include "scenario/scenario.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::string_view abramov = "Абрамов Глеб";
constexpr std::string_view belov = "Белов Антон";
constexpr std::string_view volkova = "Волкова Юлия";
constexpr std::string_view gusev = "Гусев Кирилл";
constexpr std::string_view teacher = "Гончаров Павел";
constexpr std::string_view administrator = "Ким Алексей";
constexpr std::string_view curator = "Зайцева Мария";
constexpr std::string_view deputy_head = "Лебедев Иван";
constexpr std::string_view group = "ТЭ-21";
constexpr std::string_view electrics = "Электротехника";
constexpr std::string_view materials = "Материаловедение";

class HalfYearInYarovoe : public ::testing::Test {
 protected:
  /// What the autumn has brought.
  void SetUp() override {
    day.at("2026-12-21", "10:00");
    mark(abramov, "2026-10-05", 3, "5", "oral");
    mark(abramov, "2026-10-12", 3, "4", "oral");
    mark(abramov, "2026-11-09", 3, "4", "laboratory");
    mark(belov, "2026-10-05", 3, "5", "oral");
    mark(belov, "2026-11-12", 2, "4", "practical");
    mark(volkova, "2026-10-05", 3, "4", "oral");
    mark(volkova, "2026-10-19", 3, "4", "oral");
    mark(volkova, "2026-11-16", 3, "4", "oral");
    mark(gusev, "2026-09-14", 3, "3", "practical");
  }

  Answer enter_mark(std::string_view who, std::string_view date, int pair, std::string_view value,
                    std::string_view kind, int version = 0) {
    const LessonId lesson = day.school().lesson(group, date, pair);
    std::string body;
    JsonWriter json{body};
    json.begin_object().key("rows").begin_array().begin_object();
    json.member("student", day.person(who).value).member("mark", value).member("expected_version", version);
    if (version > 0) json.member("task", task_of(who, lesson));
    json.end_object().end_array();
    if (version == 0) json.key("new_task").begin_object().member("kind", kind).end_object();
    json.end_object();
    return day.school().post(day.person(teacher), lesson_path(lesson, "/marks"), body);
  }
  void mark(std::string_view who, std::string_view date, int pair, std::string_view value, std::string_view kind) {
    const Answer answer = enter_mark(who, date, pair, value, kind);
    EXPECT_EQ(answer.status, 200) << answer.bytes;
  }

  Answer final_mark(std::string_view by, std::string_view who, std::string_view value, std::string_view comment = "",
                    bool confirmed = false) {
    return final_in(electrics, by, who, value, comment, confirmed);
  }
  Answer final_in(std::string_view subject, std::string_view by, std::string_view who, std::string_view value,
                  std::string_view comment = "", bool confirmed = false) {
    std::string body;
    JsonWriter json{body};
    json.begin_object();
    write_place(json, subject);
    json.member("confirmed", confirmed).key("rows").begin_array().begin_object();
    json.member("student", day.person(who).value).member("value", value);
    json.member("expected_version",
                day.count("SELECT version FROM final_mark WHERE institution_id = $1 AND student_id = $2 "
                          "AND subject_id = $3",
                          {day.school().institution(), day.person(who), subject_id(subject)}));
    json.member("comment", comment).end_object().end_array().end_object();
    return day.school().put(day.person(by), "/api/v1/finals", body);
  }
  Answer final_by_teacher(std::string_view who, std::string_view value) { return final_mark(teacher, who, value); }

  Answer close_sheet(std::string_view subject = electrics, std::string_view by = teacher) {
    std::string body;
    JsonWriter json{body};
    json.begin_object();
    write_place(json, subject);
    json.end_object();
    return day.school().post(day.person(by), "/api/v1/sheets", body);
  }

  /// Finals for everybody by the last minute that is on time.
  void set_all_finals() {
    day.at("2026-12-24", "12:00");
    mark(belov, "2026-12-24", 2, "4", "practical");
    day.at("2026-12-25", "14:05");
    EXPECT_EQ(final_by_teacher(abramov, "4").status, 200);
    EXPECT_EQ(final_by_teacher(belov, "4").status, 200);
    EXPECT_EQ(final_by_teacher(gusev, "н/а").status, 200);
    day.at("2026-12-28", "13:00");
    mark(volkova, "2026-12-28", 3, "4", "laboratory");
    EXPECT_EQ(final_by_teacher(volkova, "4").status, 200);
  }

  std::int64_t number(std::string_view sql, PersonId student) {
    return day.count(sql, {day.school().institution(), student});
  }
  std::int64_t finals_of(std::string_view who) {
    return number("SELECT COUNT(*) FROM final_mark WHERE institution_id = $1 AND student_id = $2", day.person(who));
  }
  /// Everybody who got a message with a final in it, whatever the rule's name.
  std::set<std::int64_t> told_of_finals(std::string_view since) {
    std::set<std::int64_t> people;
    day.school().service().database().read(day.school().institution(), [&](Transaction& transaction) {
      transaction.query(
          "SELECT recipient_id FROM delivery WHERE institution_id = $1 AND state IN ('sent', 'delivered', 'read') "
          "AND body LIKE '%итоговая%' AND changed_at >= $2",
          {transaction.institution(), parse_iso_instant(since).value()},
          [&](const Row& row) { people.insert(row.integer(0)); });
    });
    return people;
  }

  /// Messages of one person that speak of finals, by whatever channel.
  std::vector<Told> told_finals(std::string_view name) {
    std::vector<Told> all = day.told(day.person(name));
    std::erase_if(
        all, [](const Told& told) { return told.rule == "duties" || told.text.find("итогов") == std::string::npos; });
    return all;
  }

  Scenario day{{{"sample_yarovoe", "yarovoe"}, "Asia/Barnaul", "2026-12-21T02:00:00Z"}};

 private:
  std::int64_t task_of(std::string_view who, LessonId lesson) {
    return day.count("SELECT task_id FROM mark WHERE institution_id = $1 AND student_id = $2 AND lesson_id = $3",
                     {day.school().institution(), day.person(who), lesson});
  }
  std::int64_t subject_id(std::string_view name) {
    return day.count("SELECT id FROM subject WHERE institution_id = $1 AND name = $2",
                     {day.school().institution(), name});
  }
  void write_place(JsonWriter& json, std::string_view subject) {
    const InstitutionId college = day.school().institution();
    json.member("group", day.school().group(group).value);
    json.member("subject", subject_id(subject));
    json.member("period", day.count("SELECT id FROM study_period WHERE institution_id = $1 AND kind = 'half_year' "
                                    "AND number = 1",
                                    {college}));
  }
};

TEST_F(HalfYearInYarovoe, AFinalBeforeTheLastWeekAsksForConfirmationAndStoresNothing) {
  day.at("2026-12-22", "15:00");
  const InstitutionId college = day.school().institution();
  const auto links = day.count("SELECT COUNT(*) FROM audit_link WHERE institution_id = $1", {college});
  const auto events = day.count("SELECT COUNT(*) FROM event WHERE institution_id = $1", {college});
  const Answer asked = final_by_teacher(abramov, "4");
  EXPECT_EQ(asked.status, 422);
  EXPECT_EQ(asked.text("clause"), "4.4.5");  // yarovoe-4.4.5
  EXPECT_THAT(asked.text("title"), HasSubstr("Раньше срока"));
  EXPECT_THAT(asked.text("title"), HasSubstr("(п. 4.4.1)"));
  EXPECT_THAT(asked.text("title"), HasSubstr("впереди 2 занятия"));
  EXPECT_EQ(finals_of(abramov), 0);
  EXPECT_EQ(day.count("SELECT COUNT(*) FROM event WHERE institution_id = $1", {college}), events);
  EXPECT_EQ(day.count("SELECT COUNT(*) FROM audit_link WHERE institution_id = $1", {college}), links + 1);
}

TEST_F(HalfYearInYarovoe, AFinalRestsOnItsGradesAndLocksThemForThatStudentOnly) {
  day.at("2026-12-25", "14:00");
  EXPECT_EQ(final_by_teacher(abramov, "4").status, 200);
  // yarovoe-5.1: stored with the three grades it rests on.
  EXPECT_EQ(number("SELECT COUNT(*) FROM final_basis b JOIN final_mark f ON f.institution_id = b.institution_id "
                   "AND f.id = b.final_id WHERE b.institution_id = $1 AND f.student_id = $2",
                   day.person(abramov)),
            3);
  day.at("2026-12-25", "14:01");
  const Answer refused = enter_mark(abramov, "2026-10-05", 3, "4", "oral", 1);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("clause"), "4.4.1");  // yarovoe-4.4.1b
  EXPECT_THAT(refused.text("title"), HasSubstr("Итоговая оценка выставлена"));
  EXPECT_EQ(day.take_roll(group, "2026-12-21", 3, {{std::string{abramov}, "О"}}).status, 200);
  EXPECT_EQ(enter_mark(volkova, "2026-10-05", 3, "5", "oral", 1).status, 200);
}

TEST_F(HalfYearInYarovoe, AFinalNeedsThreeGradesAndAWorkOfTheDeclaredKind) {
  day.at("2026-12-24", "12:00");
  mark(belov, "2026-12-24", 2, "4", "practical");
  day.at("2026-12-25", "14:05");
  EXPECT_EQ(final_by_teacher(belov, "4").status, 200);
  const Answer oral_only = final_by_teacher(volkova, "4");
  EXPECT_EQ(oral_only.status, 422);
  EXPECT_EQ(oral_only.text("clause"), "5.2");  // yarovoe-5.2b
  EXPECT_THAT(oral_only.text("title"), HasSubstr("ет оценки за лабораторную или практическую работу"));
  const Answer one_grade = final_by_teacher(gusev, "3");
  EXPECT_EQ(one_grade.status, 422);
  EXPECT_EQ(one_grade.text("clause"), "5.2");  // yarovoe-5.2a
  EXPECT_THAT(one_grade.text("title"), HasSubstr("не хватает 2 оценок"));
  EXPECT_EQ(final_by_teacher(gusev, "н/а").status, 200);
}

TEST_F(HalfYearInYarovoe, AFinalIsOnTimeToTheLastSecondOfTheLastDay) {
  day.at("2026-12-28", "13:00");
  mark(volkova, "2026-12-28", 3, "4", "laboratory");
  day.at("2026-12-28", "23:59:59");
  const Answer on_time = final_by_teacher(volkova, "4");
  EXPECT_EQ(on_time.status, 200);
  EXPECT_THAT(on_time.bytes, Not(HasSubstr("final.late")));
  day.at("2026-12-29", "00:00:00");
  const Answer late = final_by_teacher(abramov, "4");
  EXPECT_EQ(late.status, 200);
  EXPECT_THAT(late.bytes, HasSubstr("final.late"));
  // yarovoe-5.3: accepted and marked.
  constexpr std::string_view sql = "SELECT late FROM final_mark WHERE institution_id = $1 AND student_id = $2";
  EXPECT_EQ(number(sql, day.person(volkova)), 0);
  EXPECT_EQ(number(sql, day.person(abramov)), 1);
}

TEST_F(HalfYearInYarovoe, FinalsAreToldOnceTheSheetIsClosedToThoseWhoMayHearThem) {
  set_all_finals();
  day.at("2026-12-29", "09:59");
  EXPECT_THAT(told_of_finals("2026-12-20T00:00:00Z"), IsEmpty());
  day.at("2026-12-29", "10:00");
  EXPECT_EQ(close_sheet().status, 201);
  const Answer locked = enter_mark(belov, "2026-12-21", 3, "5", "oral");
  EXPECT_EQ(locked.status, 422);
  EXPECT_EQ(locked.text("clause"), "4.4.1");  // yarovoe-4.4.1b
  day.at("2026-12-29", "17:59");
  EXPECT_THAT(told_of_finals("2026-12-20T00:00:00Z"), IsEmpty());
  day.at("2026-12-29", "18:00");
  const auto told = told_of_finals("2026-12-20T00:00:00Z");
  // yarovoe-2.8: an adult hears it himself, his mother not without his family's consent.
  EXPECT_TRUE(told.contains(day.person(abramov).value));
  EXPECT_FALSE(told.contains(day.person("Абрамова Инна").value));
  EXPECT_TRUE(told.contains(day.person("Белов Сергей").value));
  EXPECT_TRUE(told.contains(day.person("Белова Анна").value));
  for (const std::string_view parent : {"Гусева Нина", "Гусев Олег"}) {
    EXPECT_THAT(day.told_by(day.person(parent), "sms"), IsEmpty()) << parent;
  }
  EXPECT_EQ(day.count("SELECT COUNT(*) FROM (SELECT recipient_id FROM delivery WHERE institution_id = $1 AND body "
                      "LIKE '%итоговая%' GROUP BY recipient_id HAVING COUNT(*) > 1) twice",
                      {day.school().institution()}),
            0);
}

TEST_F(HalfYearInYarovoe, WhoIsNotAttestedIsToldOfToTheCuratorBeforeAnyFamily) {
  day.at("2026-12-25", "14:05");
  EXPECT_EQ(final_by_teacher(gusev, "н/а").status, 200);
  day.at("2026-12-25", "14:06");
  const auto told = told_finals(curator);
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_THAT(told.front().text, HasSubstr("Гусев Кирилл"));
  EXPECT_THAT(told.front().text, HasSubstr("Электротехника: н/а"));
  for (const std::string_view parent : {"Гусева Нина", "Гусев Олег"}) {
    EXPECT_THAT(told_finals(parent), IsEmpty()) << parent;
  }
}

TEST_F(HalfYearInYarovoe, AFamilyHearsOfNoAttestationByInternalMailAndByAVoice) {
  set_all_finals();
  day.at("2026-12-29", "10:00");
  EXPECT_EQ(close_sheet().status, 201);
  day.at("2026-12-29", "18:00");
  for (const std::string_view parent : {"Гусева Нина", "Гусев Олег"}) {
    const auto told = told_finals(parent);
    ASSERT_THAT(told, SizeIs(1)) << parent;
    EXPECT_EQ(told.front().channel, "internal");
    EXPECT_THAT(told.front().text, HasSubstr("Электротехника: итоговая оценка н/а (нет аттестации)"));
  }
  const auto calls = day.calls(curator);
  ASSERT_THAT(calls, SizeIs(1));
  EXPECT_EQ(calls.front().student, day.person(gusev).value);
  EXPECT_EQ(calls.front().reason, "by_rule");
}

TEST_F(HalfYearInYarovoe, ALateFinalIsListedToTheCuratorAndTheDeputyHead) {
  day.at("2026-12-29", "00:00:00");
  EXPECT_EQ(final_by_teacher(abramov, "4").status, 200);
  day.at("2026-12-29", "18:00");
  // yarovoe-5.3
  for (const std::string_view reader : {curator, deputy_head}) {
    const auto told = told_finals(reader);
    ASSERT_THAT(told, SizeIs(1)) << reader;
    EXPECT_THAT(told.front().text,
                HasSubstr("Абрамов Глеб: Электротехника: итоговая оценка 4, выставлена позже срока"));
  }
  EXPECT_THAT(told_of_finals("2026-12-20T00:00:00Z"), SizeIs(2));
}

TEST_F(HalfYearInYarovoe, TheFirstDayOfTheWindowRemindsOfAllMissingFinalsOnceAfterTheLastLesson) {
  day.at("2026-12-23", "20:00");
  const auto lists = [&](std::string_view name) {
    std::vector<Told> all = day.told(day.person(name));
    std::erase_if(all, [](const Told& told) {
      return told.rule != "duties" || told.text.find("Выставить итоговые") == std::string::npos;
    });
    return all;
  };
  EXPECT_THAT(lists(teacher), IsEmpty());
  day.at("2026-12-24", "11:49");
  EXPECT_THAT(lists(teacher), IsEmpty());
  day.at("2026-12-24", "20:00");
  const auto told = lists(teacher);
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(day.wall(told.front().changed_at), "24.12 11:50");
  // Four students are left: Денисов is on academic leave.
  EXPECT_THAT(told.front().text, HasSubstr("Выставить итоговые оценки: 4"));
  EXPECT_THAT(told.front().text, Not(HasSubstr("Денисов")));
}

TEST_F(HalfYearInYarovoe, AllDisciplinesClosedInOneDayAreOneMessageOfTheEvening) {
  set_all_finals();
  day.at("2026-12-28", "14:00");
  for (const std::string_view who : {abramov, belov, volkova}) {
    EXPECT_EQ(final_in(materials, curator, who, "н/а").status, 200);
  }
  EXPECT_EQ(final_in(materials, curator, gusev, "н/а").status, 200);
  day.at("2026-12-29", "10:00");
  EXPECT_EQ(close_sheet().status, 201);
  day.at("2026-12-29", "12:00");
  EXPECT_EQ(close_sheet(materials, curator).status, 201);
  day.at("2026-12-29", "18:00");
  const auto of_finals = told_finals("Гусева Нина");
  ASSERT_THAT(of_finals, SizeIs(1));
  EXPECT_THAT(of_finals.front().text, HasSubstr("Электротехника: итоговая оценка н/а"));
  EXPECT_THAT(of_finals.front().text, HasSubstr("Материаловедение: итоговая оценка н/а"));
}

TEST_F(HalfYearInYarovoe, AClosedFinalIsCorrectedByTheAdministratorAndToldToThoseWhoHeardIt) {
  set_all_finals();
  day.at("2026-12-29", "10:00");
  EXPECT_EQ(close_sheet().status, 201);
  day.at("2026-12-30", "11:00");
  const Answer refused = final_by_teacher(volkova, "5");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("clause"), "4.4.1");  // yarovoe-4.4.1b
  EXPECT_THAT(refused.text("detail"), HasSubstr("обратитесь к администратору"));
  day.at("2026-12-30", "11:30");
  EXPECT_EQ(final_mark(administrator, volkova, "5").status, 422);
  EXPECT_EQ(final_mark(administrator, volkova, "5", "Ошибка при подсчёте").status, 200);
  std::vector<std::pair<std::string, std::int64_t>> history;
  day.school().service().database().read(day.school().institution(), [&](Transaction& transaction) {
    transaction.query(
        "SELECT v.value, v.actor_id FROM final_version v JOIN final_mark f ON f.institution_id = v.institution_id "
        "AND f.id = v.final_id WHERE v.institution_id = $1 AND f.student_id = $2 ORDER BY v.version",
        {transaction.institution(), day.person(volkova)},
        [&](const Row& row) { history.emplace_back(row.string(0), row.integer(1)); });
  });
  const std::vector<std::pair<std::string, std::int64_t>> expected{{"4", day.person(teacher).value},
                                                                   {"5", day.person(administrator).value}};
  EXPECT_EQ(history, expected);
  day.at("2026-12-30", "12:00");
  const std::set<std::int64_t> family{day.person(volkova).value, day.person("Волкова Ольга").value};
  EXPECT_EQ(told_of_finals("2026-12-30T04:00:00Z"), family);
}

}  // namespace
}  // namespace vestnik::tests
