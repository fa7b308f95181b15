// The frame of SMPP: what comes from outside is cut rightly or turned down, never believed.
#include "smpp/pdu.h"

#include <gtest/gtest.h>

namespace vestnik::smpp {
namespace {

std::string whole(Command command, std::string_view body, std::uint32_t sequence = 7) {
  std::string out;
  append_pdu(out, {command, 0, sequence, body});
  return out;
}

TEST(SmppPdu, IsReadBackAsItWasWritten) {
  PduReader reader;
  reader.feed(whole(Command::enquire_link, "") + whole(Command::deliver_sm, "body", 0x7FFFFFFF));
  const auto first = reader.next();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->command, Command::enquire_link);
  EXPECT_EQ(first->sequence, 7U);
  const auto second = reader.next();
  ASSERT_TRUE(second);
  EXPECT_EQ(second->body, "body");
  EXPECT_EQ(second->sequence, 0x7FFFFFFFU);
  EXPECT_FALSE(reader.next());
  EXPECT_FALSE(reader.broken());
}

TEST(SmppPdu, ComesInWhateverPiecesTheNetworkMakes) {
  const std::string bytes = whole(Command::submit_sm_resp, "12345") + whole(Command::unbind, "");
  PduReader reader;
  std::vector<Command> heard;
  for (const char byte : bytes) {
    reader.feed({&byte, 1});
    while (const auto pdu = reader.next()) heard.push_back(pdu->command);
  }
  EXPECT_EQ(heard, (std::vector<Command>{Command::submit_sm_resp, Command::unbind}));
}

TEST(SmppPdu, ALengthThatNoPduHasEndsTheReading) {
  for (const std::uint32_t length : {0U, 15U, 70'001U, 0x7FFFFFFFU, 0xFFFFFFFFU}) {
    std::string bytes;
    append_number(bytes, length, 4);
    bytes += std::string(12, '\0');
    PduReader reader;
    reader.feed(bytes);
    EXPECT_FALSE(reader.next()) << length;
    EXPECT_TRUE(reader.broken()) << length;
    reader.feed(whole(Command::enquire_link, ""));
    EXPECT_FALSE(reader.next()) << length;
  }
}

TEST(SmppPdu, AFieldThatIsNotThereIsNoField) {
  BodyReader body{std::string_view{"ab\0c", 4}};
  EXPECT_EQ(body.c_string(21), "ab");
  EXPECT_EQ(body.number(4), 0U);
  EXPECT_TRUE(body.bad());
  EXPECT_EQ(body.c_string(21), "");
  EXPECT_EQ(body.octets(1), "");
  BodyReader endless{"no NUL within so many octets"};
  EXPECT_EQ(endless.c_string(6), "");
  EXPECT_TRUE(endless.bad());
}

TEST(SmppPdu, TextForACStringCannotEndItEarly) {
  std::string out;
  append_c_string(out, std::string_view{"a\0b", 3}, 10);
  append_c_string(out, "too long for it", 3);
  EXPECT_EQ(out, std::string("ab\0too\0", 7));
}

}  // namespace
}  // namespace vestnik::smpp
