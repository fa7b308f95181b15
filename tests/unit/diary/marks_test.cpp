#include "support/cabinet/terms_of_marks.h"
#include "unit/diary/diary_school.h"

namespace vestnik::tests {
namespace {

constexpr const char* marks_of_egor = "/api/v1/students/10/marks";

class DiaryMarks : public DiarySchool {
 protected:
  DiaryMarks() {
    school_.run(
        "INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at) VALUES "
        "(1, 1, 'quarter', 1, '2026-09-01', '2026-10-25', '', 0), "
        "(1, 2, 'quarter', 2, '2026-11-05', '2026-12-27', '', 0), "
        "(1, 3, 'year', 1, '2026-09-01', '2027-05-26', '', 0)");
    lesson(1, "2026-10-13", 1, class_7a, 1, "Многочлены");
    lesson(2, "2026-10-14", 1, class_7a, 1);
    lesson(3, "2026-11-10", 1, class_7a, 2);
    task(7, 1, "control", "Контрольная № 2", 300);
    mark(5, 1, egor, "5", "NULL", 7);
    mark(6, 2, egor, "3");
    mark(8, 3, egor, "4");
    missed(9, 2, egor, "О", "");
  }
};

TEST_F(DiaryMarks, StandBySubjectWithTheWorkTheyWereGivenFor) {  // labinsk-3.6c
  const auto page = read(marks_of_egor, egors_mother);
  EXPECT_EQ(page["period"]["id"], 1) << "the shortest period of today";
  ASSERT_EQ(page["subjects"].size(), 1U);
  const auto& algebra = page["subjects"][0];
  EXPECT_EQ(algebra["subject"], "Алгебра");
  ASSERT_EQ(algebra["marks"].size(), 2U);
  EXPECT_EQ(algebra["marks"][0]["kind"], "control");
  EXPECT_EQ(algebra["marks"][0]["title"], "Контрольная № 2");
  EXPECT_EQ(algebra["marks"][1]["kind"], "");
}

TEST_F(DiaryMarks, LatenessNeverEntersTheAverage) {  // syzran-1.marks
  EXPECT_EQ(read(marks_of_egor, egor)["subjects"][0]["average"], 4.00);
}

TEST_F(DiaryMarks, AverageIsWeightedWhereTheRegulationSaysSo) {
  host_.book().regulation = std::make_shared<TermsOfMarks>(true);
  EXPECT_EQ(read(marks_of_egor, egor)["subjects"][0]["average"], 4.50);
}

TEST_F(DiaryMarks, EveryPeriodCanBeAskedFor) {  // usolye-2.5
  EXPECT_EQ(read(std::string{marks_of_egor} + "?period=2", egor)["subjects"][0]["subject"], "Физика");
  EXPECT_EQ(read(std::string{marks_of_egor} + "?period=3", egor)["subjects"].size(), 2U);
  EXPECT_EQ(read(std::string{marks_of_egor} + "?on=2026-12-01", egor)["period"]["id"], 2);
  EXPECT_EQ(read(std::string{marks_of_egor} + "?on=2026-11-01", egor)["period"]["id"], 3) << "holidays: the year";
  EXPECT_EQ(read(marks_of_egor, egor)["periods"].size(), 3U);
  for (const char* wrong : {"?period=77", "?period=x", "?period=1x", "?on=yesterday"}) {
    EXPECT_EQ(host_.get(std::string{marks_of_egor} + wrong, egor).status, 400) << wrong;
  }
}

TEST_F(DiaryMarks, FinalIsShownOnlyWhenItsSheetIsClosed) {  // yarovoe-5.3 otradny-2.1
  school_.run("INSERT INTO final_mark VALUES (1, 1, 10, 1, 1, 1, '4', 0, 1, 0, 30)");
  school_.run("INSERT INTO sheet VALUES (1, 1, 1, 1, 1, 'open', NULL, NULL, 1)");
  EXPECT_TRUE(read(marks_of_egor, egor)["subjects"][0]["final"].is_null());
  school_.run("UPDATE sheet SET state = 'closed'");
  EXPECT_EQ(read(marks_of_egor, egor)["subjects"][0]["final"]["value"], "4");
  EXPECT_TRUE(read(std::string{marks_of_egor} + "?period=2", egor)["subjects"][0]["final"].is_null());
}

TEST_F(DiarySchool, MarksAreReadableBeforeAnyPeriodIsSet) {
  lesson(1, "2026-10-13", 1, class_7a, 1);
  mark(5, 1, egor, "5");
  const auto page = read(marks_of_egor, egor);
  EXPECT_TRUE(page["period"]["id"].is_null());
  EXPECT_EQ(page["period"]["starts"], "2026-09-01");
  EXPECT_EQ(page["subjects"][0]["average"], 5.00);
}

}  // namespace
}  // namespace vestnik::tests
