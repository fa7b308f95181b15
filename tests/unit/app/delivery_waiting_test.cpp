#include "app/delivery_waiting.h"

#include <gmock/gmock.h>

#include "http/message_catalogue.h"
#include "support/fixed_regulation.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using namespace std::chrono_literals;

class WhyAMessageWaits : public ::testing::Test {
 protected:
  WhyAMessageWaits() {
    NotifyRule absence;
    absence.name = "absence";
    book.regulation->rules = {absence};
  }
  std::vector<std::string> waits(std::string_view recorded, const std::string& template_name = "absence") {
    DeliveryWhy why;
    why.template_name = template_name;
    why.line.state = state;
    why.line.attempts = attempts;
    why.line.due = at("09:30");
    why.expires = expires;
    WhyObligation owed;
    owed.rule = "absence";
    owed.recorded_at = at(recorded);
    why.obligations.push_back(owed);
    why.waves = waves;
    return waiting_in_words(why, book.regulation.get(), zone, messages);
  }
  Instant at(std::string_view time) {
    return zone.instant(parse_iso_date("2026-09-14").value(), parse_clock(time).value());
  }
  NotifyRule& rule() { return book.regulation->rule("absence"); }

  FixedBook book;
  TimeZone zone = TimeZone::find("Europe/Samara").value();
  MessageTable messages = MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value();
  std::string state = "held";
  int attempts = 0;
  std::optional<Instant> expires;
  std::vector<WhyWave> waves;
};

TEST_F(WhyAMessageWaits, ForCorrectionsThenForTheMorning) {
  rule().settle = 10min;
  rule().quiet = QuietHours{WallTime{21 * 60}, WallTime{7 * 60}};
  EXPECT_THAT(waits("08:04"), ElementsAre("Ждали 10 мин., не исправят ли запись: до 14.09 08:14."));
  EXPECT_THAT(waits("20:50"),
              ElementsAre("Ждали 10 мин., не исправят ли запись: до 14.09 21:00.", "Тихие часы: ждёт до 15.09 07:00."));
}

TEST_F(WhyAMessageWaits, ForTheDigest) {
  rule().settle = 0s;
  EXPECT_THAT(waits("08:04", "digest"), ElementsAre("Входит в сводку: ждёт до 14.09 16:00."));
}

TEST_F(WhyAMessageWaits, ForThoseWhoDecideAboutAWave) {
  rule().settle = 0s;
  waves = {{3, "dissolved", at("08:16")}};
  EXPECT_THAT(waits("08:06"), ElementsAre("Волна 3: задержано 14.09 08:16, разошлась сама."));
}

TEST_F(WhyAMessageWaits, ForTheNextTryAndNoLongerThanItHasSense) {
  rule().settle = 0s;
  rule().quiet = QuietHours{};
  EXPECT_THAT(waits("08:04"), IsEmpty());
  state = "retry";
  attempts = 1;
  expires = at("13:30");
  EXPECT_THAT(waits("08:04"), ElementsAre("Следующая попытка: 14.09 09:30.", "Теряет смысл: 14.09 13:30."));
}

TEST_F(WhyAMessageWaits, ForSomebodyToReadItBeforeItGoesOn) {
  DeliveryWhy why;
  why.escalation = WhyEscalation{true, at("10:45"), ""};
  const auto told = [&] { return waiting_in_words(why, nullptr, zone, messages); };
  EXPECT_THAT(told(), ElementsAre("Если не прочитают до 14.09 10:45, то же самое уйдёт следующим способом."));
  why.escalation->unless_read = false;
  EXPECT_THAT(told(), ElementsAre("Если не доставят до 14.09 10:45, то же самое уйдёт следующим способом."));
  why.escalation->outcome = "escalated";
  EXPECT_THAT(told(), ElementsAre("Вовремя не дошло: 14.09 10:45 то же самое отправлено следующим способом."));
  why.escalation->outcome = "heard";
  EXPECT_THAT(told(), ElementsAre("Следующий способ не понадобился: сообщение дошло."));
}

TEST_F(WhyAMessageWaits, ByNoRuleWhereTheRuleIsGone) {
  DeliveryWhy why;
  WhyObligation owed;
  owed.rule = "forgotten";
  owed.recorded_at = at("08:04");
  why.obligations.push_back(owed);
  EXPECT_THAT(waiting_in_words(why, book.regulation.get(), zone, messages), IsEmpty());
  EXPECT_THAT(waiting_in_words(why, nullptr, zone, messages), IsEmpty());
}

}  // namespace
}  // namespace vestnik::tests
