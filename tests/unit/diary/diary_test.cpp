#include "unit/diary/diary_school.h"

namespace vestnik::tests {
namespace {

constexpr const char* week_of_egor = "/api/v1/students/10/diary?from=2026-10-12&to=2026-10-18";

// labinsk-3.6a, labinsk-3.6b, labinsk-3.6c, labinsk-3.6d, syzran-5.3a, syzran-4.1 (partial: reports)
// labinsk-2.2g: topic and homework; usolye-2.9 (partial: work practice)
TEST_F(DiarySchool, ParentSeesTimetableTopicsHomeworkMarksAndMissedLessonsOfTheChild) {
  lesson(1, "2026-10-13", 2, class_7a, 1, "Многочлены");
  lesson(2, "2026-10-13", 1, class_7a, 2);
  lesson(3, "2026-10-14", 1, english_7a, 3);
  lesson(4, "2026-10-13", 1, class_7b, 1);
  task(7, 1, "control", "Контрольная № 2", 200);
  mark(5, 1, egor, "4", "3", 7);
  missed(9, 2, egor, "Н", "УП");

  const auto page = read(week_of_egor, egors_mother);

  ASSERT_EQ(page["days"].size(), 2U);
  const auto& tuesday = page["days"][0];
  EXPECT_EQ(tuesday["date"], "2026-10-13");
  ASSERT_EQ(tuesday["lessons"].size(), 2U) << "another class's lesson must not stand in the diary";
  EXPECT_EQ(tuesday["lessons"][0]["subject"], "Физика");
  EXPECT_EQ(tuesday["lessons"][0]["attendance"]["code"], "Н");
  EXPECT_EQ(tuesday["lessons"][0]["attendance"]["reason"], "УП");
  const auto& algebra = tuesday["lessons"][1];
  EXPECT_EQ(algebra["topic"], "Многочлены");
  EXPECT_EQ(algebra["homework"], "П. 12, № 3");
  EXPECT_EQ(algebra["homework_due"], "2026-10-16");
  EXPECT_EQ(algebra["teacher"], "Иванова А. П.");
  EXPECT_EQ(algebra["starts_at"], "2026-10-13T04:00:00Z");
  EXPECT_TRUE(algebra["attendance"].is_null());
  ASSERT_EQ(algebra["marks"].size(), 1U);
  EXPECT_EQ(algebra["marks"][0]["value"], "4/3");
  EXPECT_EQ(algebra["marks"][0]["kind"], "control");
  EXPECT_EQ(algebra["marks"][0]["title"], "Контрольная № 2");
  EXPECT_EQ(page["days"][1]["lessons"][0]["subject"], "Английский язык")
      << "a subgroup's lesson belongs to its members";
}

TEST_F(DiarySchool, AnotherChildAnswersByteForByteLikeOneThatDoesNotExist) {  // yarovoe-3.6 syzran-5.3a labinsk-3.10
  lesson(4, "2026-10-13", 1, class_7b, 1);
  for (const std::string page : {"diary?from=2026-10-12&to=2026-10-18", "marks",
                                 "attendance?from=2026-10-12&to=2026-10-18", "marks/1/history"}) {
    const Response foreign = host_.get("/api/v1/students/11/" + page, egors_mother);
    EXPECT_EQ(foreign.status, 404);
    for (const std::string nobody : {"4711", "0", "-1", "abc", "99999999999999999999"}) {
      const Response unknown = host_.get("/api/v1/students/" + nobody + "/" + page, egors_mother);
      EXPECT_EQ(unknown.status, foreign.status) << nobody;
      EXPECT_EQ(unknown.body, foreign.body) << nobody;
      EXPECT_EQ(unknown.headers, foreign.headers) << nobody;
    }
  }
}

TEST_F(DiarySchool, TeacherHasNoDiaryPage) {  // syzran-m.diary.1 syzran-1.diary
  for (const PersonId person : {algebra_teacher, class_teacher_7a, director, administrator}) {
    EXPECT_EQ(host_.get(week_of_egor, person).status, 404);
  }
  EXPECT_EQ(host_.get(week_of_egor, egor).status, 200);  // syzran-5.4a
}

TEST_F(DiarySchool, LessonsOfADayBelongToTheClassOfThatDay) {
  school_.run("UPDATE membership SET valid_to = '2026-10-13' WHERE student_id = 10");
  school_.run("INSERT INTO membership VALUES (1, 50, 2, 10, '2026-10-14', NULL, 0)");
  lesson(1, "2026-10-13", 1, class_7a, 1, "Последний день в 7-А");
  lesson(2, "2026-10-14", 1, class_7a, 1, "Уже без него");
  lesson(3, "2026-10-13", 1, class_7b, 1, "Ещё без него");
  lesson(4, "2026-10-14", 1, class_7b, 1, "Первый день в 7-Б");
  const auto days = read(week_of_egor, egor)["days"];
  ASSERT_EQ(days.size(), 2U);
  ASSERT_EQ(days[0]["lessons"].size(), 1U);
  EXPECT_EQ(days[0]["lessons"][0]["topic"], "Последний день в 7-А");
  ASSERT_EQ(days[1]["lessons"].size(), 1U);
  EXPECT_EQ(days[1]["lessons"][0]["topic"], "Первый день в 7-Б");
}

TEST_F(DiarySchool, MarkTakenAwayIsNotShown) {
  lesson(1, "2026-10-13", 1, class_7a, 1);
  mark(5, 1, egor, "NULL");
  EXPECT_TRUE(read(week_of_egor, egor)["days"][0]["lessons"][0]["marks"].empty());
}

TEST_F(DiarySchool, MarkWithoutATaskShowsTheThemeOfItsLesson) {  // labinsk-3.6c
  lesson(1, "2026-10-13", 1, class_7a, 1, "Многочлены");
  mark(5, 1, egor, "5");
  EXPECT_EQ(read(week_of_egor, egor)["days"][0]["lessons"][0]["marks"][0]["title"], "Многочлены");
}

TEST_F(DiarySchool, EarlierYearsStayReadable) {  // usolye-2.5 yarovoe-2.4 syzran-4.2 labinsk-2.2e
  school_.run("UPDATE membership SET valid_from = '2024-09-01'");
  lesson(1, "2024-11-12", 1, class_7a, 1, "Два года назад");
  const auto page = read("/api/v1/students/10/diary?from=2024-11-11&to=2024-11-17", egor);
  EXPECT_EQ(page["days"][0]["lessons"][0]["topic"], "Два года назад");
}

TEST_F(DiarySchool, WrongDaysAreToldWhatIsWrong) {
  const auto code = [&](const std::string& query) {
    const Response response = host_.get("/api/v1/students/10/diary" + query, egor);
    EXPECT_EQ(response.status, 400);
    return nlohmann::json::parse(response.body)["code"].get<std::string>();
  };
  EXPECT_EQ(code(""), "diary.bad_date");
  EXPECT_EQ(code("?from=2026-10-12"), "diary.bad_date");
  EXPECT_EQ(code("?from=2026-02-30&to=2026-03-01"), "diary.bad_date");
  EXPECT_EQ(code("?from=2026-10-13&to=2026-10-12"), "diary.range_reversed");
  EXPECT_EQ(code("?from=2026-10-01&to=2026-11-01"), "diary.range_too_long");
  EXPECT_EQ(host_.get("/api/v1/students/10/diary?from=2026-10-01&to=2026-10-31", egor).status, 200);
}

TEST_F(DiarySchool, UnchangedPageIsNotSentTwice) {
  lesson(1, "2026-10-13", 1, class_7a, 1);
  const Response first = host_.get(week_of_egor, egor);
  ASSERT_EQ(first.headers.at(0).first, "ETag");
  const Response again = host_.get_if_changed(week_of_egor, egor, first.headers.at(0).second);
  EXPECT_EQ(again.status, 304);
  EXPECT_TRUE(again.body.empty());
  mark(5, 1, egor, "5");
  EXPECT_EQ(host_.get_if_changed(week_of_egor, egor, first.headers.at(0).second).status, 200);
}

TEST_F(DiarySchool, RememberedPageIsNotShownToSomebodyElseNorAfterAChange) {
  lesson(1, "2026-10-13", 1, class_7a, 1);
  const Response own = host_.get(week_of_egor, egor);
  EXPECT_EQ(host_.get(week_of_egor, egors_mother).body, own.body);
  EXPECT_EQ(host_.get(week_of_egor, mashas_father).status, 404);
  school_.run("UPDATE guardianship SET sees = 0 WHERE guardian_id = 20");
  EXPECT_EQ(host_.get(week_of_egor, egors_mother).status, 404);
  mark(5, 1, egor, "5");
  EXPECT_NE(host_.get(week_of_egor, egor).body, own.body);
}

}  // namespace
}  // namespace vestnik::tests
