/// What a family's short answer means: proposed when it is plain, left to a person when it is not.
#include "plugins/replies/reading.h"

#include <gtest/gtest.h>

#include "support/cabinet/catalogue.h"

namespace vestnik::tests {
namespace {

using replies::Meaning;
using replies::read_reply;
using replies::Reading;

CivilDate day_of(std::string_view iso) { return parse_iso_date(iso).value(); }

const replies::ReplyWords& shipped_words() {
  static const replies::ReplyWords words = replies::reply_words(FileCatalogue{});
  return words;
}

/// Monday 14.09.2026.
Reading on_monday(std::string_view text) { return read_reply(shipped_words(), text, day_of("2026-09-14")); }
Reading ill_until(std::string_view iso) { return {Meaning::absence, day_of(iso)}; }

TEST(ReplyReading, KnowsUntilWhenAChildIsIll) {
  EXPECT_EQ(on_monday("болеет до среды"), ill_until("2026-09-16"));
  EXPECT_EQ(on_monday("Болеет до пятницы."), ill_until("2026-09-18"));
  EXPECT_EQ(on_monday("Илья заболел, до 16.09"), ill_until("2026-09-16"));
  EXPECT_EQ(on_monday("температура, по 16.09.2026"), ill_until("2026-09-16"));
  EXPECT_EQ(on_monday("БОЛЬНА ДО ЗАВТРА"), ill_until("2026-09-15"));
}

TEST(ReplyReading, TakesAnIllnessWithoutAnEndForToday) {
  EXPECT_EQ(on_monday("заболел"), ill_until("2026-09-14"));
  EXPECT_EQ(on_monday("Простудилась, извините"), ill_until("2026-09-14"));
}

TEST(ReplyReading, TakesAWeekdayForTheNextOneOfItsName) {
  EXPECT_EQ(on_monday("болеет до понедельника"), ill_until("2026-09-21")) << "today is one";
  EXPECT_EQ(on_monday("болеет до воскресенья"), ill_until("2026-09-20"));
}

TEST(ReplyReading, TakesADayWithoutAYearForTheNextOneToCome) {
  EXPECT_EQ(read_reply(shipped_words(), "болеет до 12.01", day_of("2026-12-28")), ill_until("2027-01-12"));
  EXPECT_EQ(on_monday("болеет до 14.09"), ill_until("2026-09-14")) << "today is no day gone by";
}

TEST(ReplyReading, LeavesADoubtfulOneToAPerson) {
  EXPECT_EQ(on_monday("не болеет, проспал").meaning, Meaning::unread);
  EXPECT_EQ(on_monday("болеет до 35.09").meaning, Meaning::unread);
  EXPECT_EQ(on_monday("болеет до 13.09.2026").meaning, Meaning::unread) << "a day gone by";
  EXPECT_EQ(on_monday("болеет до выздоровления").meaning, Meaning::unread);
  EXPECT_EQ(on_monday("болеет до 14.11.2026").meaning, Meaning::unread) << "more than 60 days";
  EXPECT_EQ(on_monday("болеет до 13.11.2026"), ill_until("2026-11-13")) << "60 days";
  EXPECT_EQ(on_monday("кто это?").meaning, Meaning::unread);
  EXPECT_EQ(on_monday("").meaning, Meaning::unread);
  EXPECT_EQ(on_monday("\xFF\xFE до").meaning, Meaning::unread) << "no text at all";
}

TEST(ReplyReading, TakesTheStopWordAlone) {
  EXPECT_EQ(on_monday("СТОП").meaning, Meaning::stop);
  EXPECT_EQ(on_monday(" стоп! ").meaning, Meaning::stop);
  EXPECT_EQ(on_monday("STOP").meaning, Meaning::stop);
  EXPECT_EQ(on_monday("стоп, он дома").meaning, Meaning::unread) << "somebody talks to us";
}

}  // namespace
}  // namespace vestnik::tests
