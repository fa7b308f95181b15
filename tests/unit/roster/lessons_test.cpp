#include <gmock/gmock.h>

#include "journal/lesson_maker.h"
#include "unit/roster/roster_school.h"

namespace vestnik::roster {
namespace {

using testing::ElementsAre;

class RosterLessons : public RosterSchool {
 protected:
  RosterLessons() {
    rows_.bells = {{{}, {"", 1, WallTime{8 * 60}, WallTime{8 * 60 + 40}}},
                   {{}, {"", 2, WallTime{8 * 60 + 50}, WallTime{9 * 60 + 30}}}};
    Period quarter;
    quarter.kind = PeriodKind::quarter;
    quarter.number = 1;
    quarter.starts = *parse_iso_date("2026-09-01");
    quarter.ends = *parse_iso_date("2026-09-27");
    rows_.periods = {{{}, quarter, ""}};
    rows_.slots = {monday_maths(1)};
    EXPECT_FALSE(import().refused());
  }

  static SlotRow monday_maths(int number) {
    SlotRow row;
    row.group = "7-А";
    row.subject = "Математика";
    row.teacher = "Савина О. П.";
    row.number = number;
    return row;
  }

  template <class Use>
  void write(Use&& use) {
    database_->write(InstitutionId{1}, Priority::person, [&](Transaction& transaction) {
      use(transaction);
      return true;
    });
  }
};

TEST_F(RosterLessons, AreMadeOnceHoweverOftenTheyAreAskedFor) {
  EXPECT_EQ(count("SELECT COUNT(*) FROM lesson"), 3);  // 7, 14 and 21 September
  write([](Transaction& transaction) {
    const TimeZone zone = TimeZone::find("Europe/Samara").value();
    EXPECT_EQ(make_lessons(transaction, zone, *parse_iso_date("2026-09-01"), *parse_iso_date("2026-09-27"), {}), 0);
  });
  EXPECT_EQ(count("SELECT COUNT(*) FROM lesson WHERE planned_teacher_id = actual_teacher_id"), 3);
}

TEST_F(RosterLessons, OfADayOffGoUnlessARollWasTaken) {
  write([](Transaction& transaction) {
    transaction.execute(
        "INSERT INTO roll_call (institution_id, lesson_id, taken_by, taken_at, version) "
        "SELECT institution_id, id, planned_teacher_id, 0, 1 FROM lesson WHERE institution_id = $1 AND date = $2",
        {transaction.institution(), *parse_iso_date("2026-09-14")});
  });
  rows_.holidays = {{{},
                     std::string{day_kind::day_off},
                     *parse_iso_date("2026-09-14"),
                     *parse_iso_date("2026-09-21"),
                     std::nullopt,
                     "приказ 90"}};
  EXPECT_EQ(import().counts().at(counted::calendar).added, 8);
  EXPECT_EQ(count("SELECT COUNT(*) FROM lesson"), 2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM lesson WHERE date = '2026-09-14'"), 1);
}

TEST_F(RosterLessons, FollowTheOldTimetableUntilTheDayOfTheNewOne) {
  rows_.slots = {monday_maths(2)};
  order_.as_of = parse_iso_date("2026-09-14");
  EXPECT_EQ(import().counts().at(counted::timetable), (Count{1, 1}));
  EXPECT_EQ(count("SELECT number FROM lesson WHERE date = '2026-09-07'"), 1);
  EXPECT_EQ(count("SELECT number FROM lesson WHERE date = '2026-09-14'"), 2);
  EXPECT_EQ(count("SELECT COUNT(*) FROM lesson"), 3);
}

TEST_F(RosterLessons, NeedABell) {
  rows_.slots = {monday_maths(3)};
  EXPECT_THAT(codes(import().errors()), ElementsAre("import.no_bell"));
}

}  // namespace
}  // namespace vestnik::roster
