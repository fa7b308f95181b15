// What is said of a message.
#include "smpp/submit.h"

#include <gtest/gtest.h>

#include "smpp/pdu.h"
#include "smpp/status.h"

namespace vestnik::smpp {
namespace {

using namespace std::chrono_literals;

std::string submitted(const std::string& text, Joining joining, std::size_t part = 0) {
  Letter letter;
  letter.from = address_of("School39");
  letter.to = address_of("+79270000001");
  letter.parts = split_sms(text);
  letter.reference = 9;
  std::string out;
  append_submit(out, 1, letter, part, joining);
  PduReader reader;
  reader.feed(out);
  const auto pdu = reader.next();
  return pdu ? std::string{pdu->body} : "no PDU";
}

TEST(SmppSubmit, AddressesAreWhatOperatorsTake) {
  EXPECT_EQ(address_of("+79270000001"), (Address{"79270000001", 1, 1}));
  EXPECT_EQ(address_of("5555"), (Address{"5555", 0, 0}));
  EXPECT_EQ(address_of("School39"), (Address{"School39", 5, 0}));
  EXPECT_EQ(address_of(""), (Address{"", 0, 0}));
}

TEST(SmppSubmit, ValidityIsRelativeSoThatNoClockHasToAgree) {
  EXPECT_EQ(relative_time(90s), "000000000130000R");
  EXPECT_EQ(relative_time(26h), "000001020000000R");
  EXPECT_EQ(relative_time(std::chrono::days{40}), "000110000000000R");
  EXPECT_EQ(relative_time(std::chrono::days{400}), "000203000000000R");
  EXPECT_EQ(relative_time(-5s), "000000000001000R");
}

TEST(SmppSubmit, LatinIsSentAsSeptetsAndRussianAsUcs2) {
  const std::string latin = submitted("[ok]", Joining::udh);
  EXPECT_NE(latin.find("\x1B\x3C"
                       "ok\x1B\x3E"),
            std::string::npos);
  const std::string russian = submitted("Да", Joining::udh);
  EXPECT_NE(russian.find(std::string("\x04\x14\x04\x30", 4)), std::string::npos);
  // data_coding, sm_default_msg_id, sm_length
  EXPECT_NE(russian.find(std::string("\x08\x00\x04\x04\x14", 5)), std::string::npos);
}

TEST(SmppSubmit, ALongMessageSaysWhichPartEachIs) {
  const std::string text(200, 'x');
  EXPECT_NE(submitted(text, Joining::udh, 1).find(std::string("\x05\x00\x03\x09\x02\x02xxxx", 10)), std::string::npos);
  const std::string by_sar = submitted(text, Joining::sar, 1);
  EXPECT_EQ(by_sar.find(std::string("\x05\x00\x03", 3)), std::string::npos);
  EXPECT_NE(by_sar.find(std::string("\x02\x0C\x00\x02\x00\x09\x02\x0E\x00\x01\x02\x02\x0F\x00\x01\x02", 16)),
            std::string::npos);
}

TEST(SmppSubmit, NoPartIsLongerThanAShortMessage) {
  for (const char* unit : {"x", "€", "ж", "🙂"}) {
    std::string text;
    for (int i = 0; i < 400; ++i) text += unit;
    for (const std::string& octets : split_sms(text).octets) EXPECT_LE(octets.size() + 6, 160U) << unit;
  }
}

TEST(SmppStatus, OnlyTheNumbersOwnCodeClosesTheNumber) {
  const Instant now = parse_iso_instant("2026-09-14T08:04:00Z").value();
  for (std::uint32_t status = 1; status < 0x500; ++status) {
    const Outcome outcome = outcome_of(status, now);
    const auto* refused = std::get_if<Refused>(&outcome);
    EXPECT_EQ(refused != nullptr && refused->of == Refused::Of::address, status == 0x0B) << status;
    EXPECT_FALSE(std::holds_alternative<Sent>(outcome)) << status;
    EXPECT_FALSE(std::holds_alternative<Unknown>(outcome)) << status;
  }
  // What the school or the operator has to mend spoils no message.
  for (const std::uint32_t status : {0x08U, 0x0AU, 0x0EU, 0x14U, 0x58U, 0x64U, 0x400U}) {
    EXPECT_TRUE(std::holds_alternative<RetryAt>(outcome_of(status, now))) << status;
  }
}

}  // namespace
}  // namespace vestnik::smpp
