/// The late bus of Monday 14.09.2026 at school 39 of Syzran: a whole class marked absent by mistake frightens nobody.
#include <gmock/gmock.h>

#include <algorithm>

#include "scenario/syzran_monday.h"
#include "support/child_process.h"

namespace vestnik::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

/// 6-Б of 24 pupils, all marked absent at 08:06 because their bus is late.
class BusIsLateInSyzran : public ::testing::Test {
 protected:
  BusIsLateInSyzran() {
    day.at(monday, "08:00");
    absent = everybody_of_6b(day, "Н");
    arrived = everybody_of_6b(day, "О");
    std::erase_if(arrived, [](const auto& row) { return row.first == "Тихонов Егор"; });
  }

  void until_the_wave_is_held() {
    day.at(monday, "08:04");
    EXPECT_EQ(day.take_roll("7-А", monday, 1, {{"Кузнецов Илья", "Н"}}).status, 200);
    day.at(monday, "08:06");
    EXPECT_EQ(day.take_roll("6-Б", monday, 1, absent).status, 200);
    day.at(monday, "08:16");
  }

  std::int64_t sms_of_the_morning() {
    return day.count("SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND channel = 'sms' AND state = 'sent'",
                     {day.school().institution()});
  }
  JsonValue::Array waves_seen_by(std::string_view person) {
    const Answer answer = day.school().get(day.person(person), "/api/v1/waves");
    EXPECT_EQ(answer.status, 200) << answer.bytes;
    return list_of(answer.body, "waves");
  }
  Answer decide(std::string_view by, std::string_view what, const std::string& body = {}) {
    return day.school().post(day.person(by), "/api/v1/waves/1/" + std::string{what}, body);
  }
  std::string wave_notice_to(std::string_view person) {
    for (const Told& one : day.told_by(day.person(person), "internal")) {
      if (one.rule == "wave") return one.text;
    }
    return {};
  }
  std::int64_t children_told() {
    return day.count(
        "SELECT COUNT(DISTINCT student_id) FROM obligation WHERE institution_id = $1 AND rule = 'absence'"
        " AND state = 'told'",
        {day.school().institution()});
  }
  std::int64_t children_in_state_because(std::string_view reason) {
    return day.count("SELECT COUNT(DISTINCT student_id) FROM obligation WHERE institution_id = $1 AND reason = $2",
                     {day.school().institution(), reason});
  }
  Scenario day{monday_in_syzran()};
  Scenario::Roll absent;
  Scenario::Roll arrived;
};

TEST_F(BusIsLateInSyzran, TheWaveIsHeldAndShownToTwoPeopleAndNothingElseWaits) {
  until_the_wave_is_held();
  const auto sms = day.told_by(day.mother_of("Кузнецов Илья"), "sms");
  ASSERT_THAT(sms, SizeIs(1));
  EXPECT_EQ(day.wall(sms[0].changed_at), "14.09 08:14") << "the wave of another class did not delay it";
  EXPECT_EQ(sms_of_the_morning(), 1);
  for (const char* on_duty : {"Громова Елена", "Лукин Пётр"}) {
    const auto waves = waves_seen_by(on_duty);
    ASSERT_THAT(waves, SizeIs(1));
    EXPECT_EQ(text_of(waves[0], "text"), "24 из 24, 6-Б, 1-й урок");
    EXPECT_EQ(text_of(waves[0], "state"), "open");
    EXPECT_THAT(wave_notice_to(on_duty), HasSubstr("24 из 24, 6-Б, 1-й урок"));
    EXPECT_THAT(wave_notice_to(on_duty), Not(HasSubstr("Тихонов"))) << "counts and a class, no pupil's name";
  }
  const Answer foreign = day.school().get(day.person("Савина Ольга"), "/api/v1/waves");
  EXPECT_EQ(foreign.status, 403) << "a wave is the administration's affair";
}

TEST_F(BusIsLateInSyzran, WhatIsPutRightLeavesTheWaveAndTheOneWhoIsMissingIsToldByItself) {
  until_the_wave_is_held();
  day.at(monday, "08:31");
  EXPECT_EQ(day.take_roll("6-Б", monday, 1, arrived).status, 200);
  day.at(monday, "08:33");
  EXPECT_EQ(children_in_state_because("superseded"), 23);
  EXPECT_THAT(day.told_by(day.mother_of("Тихонов Егор"), "sms"), SizeIs(1));
  EXPECT_EQ(sms_of_the_morning(), 2);
  const auto waves = waves_seen_by("Громова Елена");
  ASSERT_THAT(waves, SizeIs(1));
  EXPECT_EQ(text_of(waves[0], "state"), "dissolved") << "nobody had to release it";
  for (const Planned& one : day.planned("Лукин Пётр")) {
    const std::string why = day.why(one.id);
    EXPECT_THAT(why, HasSubstr("Правило «" + one.rule + "», п. " + one.clause)) << why;
    if (one.reason != "superseded") continue;
    EXPECT_THAT(why, HasSubstr("Запись изменилась раньше, чем сообщение ушло.")) << why;
  }
}

TEST_F(BusIsLateInSyzran, TwoDifferentPeopleReleaseAWaveThatIsTrue) {
  until_the_wave_is_held();
  EXPECT_EQ(decide("Громова Елена", "release").status, 200);
  EXPECT_EQ(children_told(), 1) << "one is not enough";
  const Answer twice = decide("Громова Елена", "release");
  EXPECT_EQ(twice.status, 409);
  EXPECT_THAT(twice.text("title"), HasSubstr("нужен ещё один человек"));
  EXPECT_EQ(decide("Лукин Пётр", "release").status, 200);
  day.at(monday, "08:17");
  EXPECT_EQ(children_told(), 24) << "one family refused the electronic form: it is telephoned";
  EXPECT_EQ(decide("Лукин Пётр", "release").status, 409) << "it is decided";
}

TEST_F(BusIsLateInSyzran, OnePersonCancelsAFalseAlarmAndSaysWhy) {
  until_the_wave_is_held();
  EXPECT_EQ(decide("Громова Елена", "cancel", R"({"reason":""})").status, 422);
  EXPECT_EQ(decide("Савина Ольга", "cancel", R"({"reason":"автобус"})").status, 403);
  EXPECT_EQ(decide("Громова Елена", "cancel", R"({"reason":"автобус опоздал"})").status, 200);
  day.at(monday, "09:30");
  EXPECT_EQ(sms_of_the_morning(), 1);
  EXPECT_EQ(children_in_state_because("wave_cancelled"), 23);
  EXPECT_THAT(day.calls("Юдина Татьяна"), SizeIs(1)) << "only the family that refused the electronic form";
}

TEST_F(BusIsLateInSyzran, AWaveThatNobodyDecidesBecomesCallsOfTheClassTeacher) {
  until_the_wave_is_held();
  day.at(monday, "08:35");
  EXPECT_THAT(day.calls("Юдина Татьяна"), SizeIs(1)) << "the family that refused the electronic form";
  day.at(monday, "08:36");
  EXPECT_THAT(day.calls("Юдина Татьяна"), SizeIs(24));
  EXPECT_EQ(sms_of_the_morning(), 1);
}

TEST_F(BusIsLateInSyzran, TheOperatorDecidesAtTheCommandLine) {
  until_the_wave_is_held();
  const auto printed = [&](std::vector<std::string> arguments) {
    std::vector<std::string> words{VESTNIK_BINARY_DIR "/vestnik", "--data", day.folder().path("data"), "deliveries"};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return test::ChildProcess{words}.read_to_end();
  };
  EXPECT_THAT(printed({"waves"}), HasSubstr("Волна 1: 24 из 24, 6-Б, 1-й урок — ждёт решения."));
  EXPECT_THAT(printed({"release", "1"}), HasSubstr("1 из 2")) << "the operator is one of the two";
  EXPECT_THAT(printed({"cancel-wave", "1", "--reason", "автобус опоздал"}), HasSubstr("Волна 1 отменена."));
  EXPECT_THAT(printed({"hold", "low_mark", "--reason", "проверяем оценки"}), HasSubstr("номер 2"));
  EXPECT_THAT(printed({"waves"}), HasSubstr("причина: автобус опоздал"));
  EXPECT_THROW(printed({"release", "1"}), std::runtime_error) << "it is decided";
}

}  // namespace
}  // namespace vestnik::tests
