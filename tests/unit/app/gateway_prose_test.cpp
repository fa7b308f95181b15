#include "app/gateway_prose.h"

#include <gmock/gmock.h>

#include "http/message_catalogue.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;

class GatewayProse : public ::testing::Test {
 protected:
  std::vector<std::string> words(const Outcome& outcome) {
    return outcome_in_words("sms_http", outcome, TimeZone::find("Europe/Samara").value(), messages);
  }
  MessageTable messages = MessageTable::load(VESTNIK_SOURCE_DIR "/templates/messages").value();
};

TEST_F(GatewayProse, SaysWhatCameOfATestInTheProvidersOwnWords) {
  EXPECT_THAT(words(Sent{}), ElementsAre("Шлюз sms_http принял сообщение."));
  EXPECT_THAT(words(Sent{"r-1"}), ElementsAre("Шлюз sms_http принял сообщение, квитанция: r-1."));
  EXPECT_THAT(words(RetryAt{parse_iso_instant("2026-09-14T04:10:00Z").value(), "HTTP 503"}),
              ElementsAre("Шлюз sms_http не отправил сообщение: HTTP 503.",
                          "Служба повторила бы попытку не раньше 14.09 08:10."));
  EXPECT_THAT(words(Refused{"no money"}),
              ElementsAre("Шлюз sms_http отказал: no money.", "Проверьте настройки шлюза и договор с поставщиком."));
  EXPECT_THAT(words(Refused{"no such number", true, Refused::Of::address}),
              ElementsAre("Шлюз sms_http ответил, что такого адреса нет: no such number.", "Проверьте адрес."));
  EXPECT_THAT(words(Unknown{"no answer in time"}),
              ElementsAre("Неизвестно, ушло ли сообщение через sms_http: no answer in time.",
                          "Спросите у получателя и не отправляйте повторно сразу."));
}

TEST_F(GatewayProse, PutsACodeOfOursIntoWordsAndNoFullStopBehindAnother) {
  EXPECT_THAT(
      words(Refused{"sms.bad_telephone", true, Refused::Of::address}),
      ElementsAre("Шлюз sms_http ответил, что такого адреса нет: Номер телефона записан неверно.", "Проверьте адрес."));
  EXPECT_THAT(words(Unknown{"mail.example"}), ::testing::Contains("Неизвестно, ушло ли сообщение через sms_http:"
                                                                  " mail.example."));
  EXPECT_EQ(said_in_words("Try later.", messages), "Try later");
}

TEST_F(GatewayProse, CountsThePartsOfAnSms) {
  EXPECT_EQ(segments_in_words("Hello", messages), "СМС: частей — 1, знаков — 5, алфавит GSM-7.");
  EXPECT_EQ(segments_in_words(std::string(161, 'x'), messages), "СМС: частей — 2, знаков — 161, алфавит GSM-7.");
  EXPECT_EQ(segments_in_words("Привет", messages), "СМС: частей — 1, знаков — 6, алфавит UCS-2.");
}

}  // namespace
}  // namespace vestnik::tests
