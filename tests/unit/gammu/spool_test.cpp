// Names of files and the daemon's settings.
#include "gammu/spool.h"

#include <gtest/gtest.h>

namespace vestnik::gammu {
namespace {

const std::string good =
    "[gammu]\ndevice = /dev/ttyUSB0\n[smsd]\n# comment\nService = files\nInboxPath = /var/in/\noutboxpath=/var/out/\n"
    "sentsmspath = /var/sent/\nerrorsmspath = /var/error/\ntransmitformat = auto\n";

std::string without(const std::string& key) {
  std::string text = good;
  const auto at = text.find(key);
  return text.erase(at, text.find('\n', at) - at);
}

TEST(GammuSettings, OfTheDaemonAreReadFromItsOwnFile) {
  const auto spool = read_spool(good);
  ASSERT_TRUE(spool.ok()) << spool.problem().code;
  EXPECT_EQ(spool->inbox, "/var/in/");
  EXPECT_EQ(spool->error, "/var/error/");
}

TEST(GammuSettings, ThatWouldSpoilRussianLettersAreRefused) {
  const auto seven_bit = read_spool(without("transmitformat"));
  ASSERT_FALSE(seven_bit.ok());
  EXPECT_EQ(seven_bit.problem().detail("key"), "transmitformat");
  EXPECT_EQ(read_spool(without("Service")).problem().code, "gateways.gammu_not_files");
  EXPECT_EQ(read_spool(without("errorsmspath")).problem().detail("key"), "errorsmspath");
  EXPECT_EQ(read_spool("").problem().code, "gateways.gammu_not_files");
}

TEST(GammuNames, SayWhoseMessageItIsAndHowUrgent) {
  Message message;
  message.institution = InstitutionId{1};
  message.delivery = DeliveryId{17};
  message.address = "+79270000001";
  message.priority = 0;
  const Instant at = parse_iso_instant("2026-09-14T08:04:00.5Z").value();
  const std::string urgent = outbox_name(message, at);
  EXPECT_EQ(urgent, "OUTA20260914_080400_00_+79270000001_v1x17.txtd");
  message.priority = 80;
  EXPECT_LT(urgent, outbox_name(message, at));
  EXPECT_EQ(key_in(urgent), "1.17");
  for (const char* name : {"OUTA20260914_080400_00_+79270000001_note.txtd", "OUT+7927.txt", "x", "",
                           "OUTA20260914_080400_00_+79270000001_v1x.txtd", "OUTA_v1x2x3.txtd"}) {
    EXPECT_EQ(key_in(name), std::nullopt) << name;
  }
}

TEST(GammuNames, OfAnswersAreReadWithTheirParts) {
  const auto name = read_inbox_name("IN20260914_080500_00_+79270000001_01.txt");
  ASSERT_TRUE(name);
  EXPECT_EQ(name->message, "IN20260914_080500_00_+79270000001");
  EXPECT_EQ(name->from, "+79270000001");
  EXPECT_EQ(name->part, 1);
  for (const char* other : {"IN20260914_080500_00_MTS_00.txt", "IN20260914_080500_00_+79270000001_00.bin",
                            "OUTA20260914_080400_00_+79270000001_v1x17.txtd", "IN_00.txt"}) {
    EXPECT_FALSE(read_inbox_name(other)) << other;
  }
}

TEST(GammuNames, TextIsReadInTheOrderItsMarkSays) {
  EXPECT_EQ(text_of_file(std::string_view{"\xFE\xFF\x04\x14\x04\x30", 6}), "Да");
  EXPECT_EQ(text_of_file(std::string_view{"\xFF\xFE\x14\x04\x30\x04", 6}), "Да");
  EXPECT_EQ(text_of_file("STOP"), "STOP");
}

}  // namespace
}  // namespace vestnik::gammu
