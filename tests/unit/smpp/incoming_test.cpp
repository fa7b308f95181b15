// What operators send: receipts, answers, and what is neither.
#include "smpp/incoming.h"

#include <gtest/gtest.h>

#include "base/random.h"
#include "smpp/joiner.h"
#include "smpp/pdu.h"

namespace vestnik::smpp {
namespace {

using Kind = DeliveryReport::Kind;

struct Sample {
  std::uint8_t esm_class = 0;
  std::uint8_t coding = 0;
  std::string octets{};
  std::string tlvs{};
};

std::string body_of(const Sample& sample) {
  std::string body;
  append_c_string(body, "", 0);
  append_number(body, 0x0101, 2);
  append_c_string(body, "79270000001", 20);
  append_number(body, 0x0500, 2);
  append_c_string(body, "School39", 20);
  append_number(body, sample.esm_class, 1);
  append_number(body, 0, 2);
  append_c_string(body, "", 0);
  append_c_string(body, "", 0);
  append_number(body, 0, 2);
  append_number(body, sample.coding, 1);
  append_number(body, 0, 1);
  append_number(body, static_cast<std::uint32_t>(sample.octets.size()), 1);
  return body + sample.octets + sample.tlvs;
}

std::string tlv(std::uint16_t tag, std::string_view value) {
  std::string made;
  append_tlv(made, tag, value);
  return made;
}

std::optional<DeliveryReport> receipt_of(const std::string& text, const std::string& tlvs = "") {
  const auto delivered = read_delivered(body_of({0x04, 0, text, tlvs}));
  if (!delivered || meaning_of(*delivered) != Meaning::receipt) return std::nullopt;
  return read_receipt(*delivered);
}

TEST(SmppReceipts, AreReadFromTheirText) {
  const auto report = receipt_of(
      "id:0a-17 sub:001 dlvrd:001 submit date:2609140804 done date:2609140805 stat:DELIVRD err:000 text:id:99 "
      "stat:UNDELIV");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->receipt, "0a-17");
  EXPECT_EQ(report->kind, Kind::delivered);
}

TEST(SmppReceipts, AreReadFromTheirParametersFirst) {
  const auto report = receipt_of("id:1 stat:DELIVRD", tlv(0x001E, std::string_view{"77\0", 3}) + tlv(0x0427, "\x05"));
  ASSERT_TRUE(report);
  EXPECT_EQ(report->receipt, "77");
  EXPECT_EQ(report->kind, Kind::undelivered);
}

TEST(SmppReceipts, SayInTheirWordsHowItEnded) {
  const std::pair<const char*, Kind> words[] = {{"DELIVRD", Kind::delivered},   {"EXPIRED", Kind::undelivered},
                                                {"DELETED", Kind::undelivered}, {"UNDELIV", Kind::undelivered},
                                                {"REJECTD", Kind::undelivered}, {"ACCEPTD", Kind::asked},
                                                {"ENROUTE", Kind::asked},       {"UNKNOWN", Kind::asked}};
  for (const auto& [word, kind] : words) {
    const auto report = receipt_of(std::string{"id:5 stat:"} + word + " err:021 text:Ivanov");
    ASSERT_TRUE(report) << word;
    EXPECT_EQ(report->kind, kind) << word;
    EXPECT_EQ(report->why.find("Ivanov"), std::string::npos);
  }
}

TEST(SmppReceipts, OnlyTheNetworkItselfSaysThatThereIsNoSuchSubscriber) {
  const std::string undelivered = "id:5 stat:UNDELIV err:001";
  EXPECT_EQ(receipt_of(undelivered)->kind, Kind::undelivered);
  EXPECT_EQ(receipt_of(undelivered, tlv(0x0423, std::string_view{"\x03\x00\x01", 3}))->kind, Kind::no_such_address);
  EXPECT_EQ(receipt_of(undelivered, tlv(0x0423, std::string_view{"\x03\x00\x1B", 3}))->kind, Kind::undelivered);
}

TEST(SmppReceipts, WithoutAnIdOrAStateThatIsKnownAreNone) {
  EXPECT_FALSE(receipt_of("sub:001 stat:DELIVRD"));
  EXPECT_FALSE(receipt_of("id:5"));
  EXPECT_FALSE(receipt_of("id:5 stat:PERHAPS"));
  EXPECT_FALSE(receipt_of("id:5", tlv(0x0427, "\x63")));
  EXPECT_FALSE(receipt_of("id:" + std::string(100, '9') + " stat:DELIVRD"));
  EXPECT_FALSE(receipt_of("id:\xD0 stat:DELIVRD"));
}

TEST(SmppReceipts, OfOperatorsThatCountInTwoWays) {
  EXPECT_EQ(as_in_receipts(ReceiptIds::as_is, "7B"), "7B");
  EXPECT_EQ(as_in_receipts(ReceiptIds::hex_to_decimal, "7B"), "123");
  EXPECT_EQ(as_in_receipts(ReceiptIds::decimal_to_hex, "123"), "7b");
  EXPECT_EQ(as_in_receipts(ReceiptIds::hex_to_decimal, "m-17"), "m-17");
  EXPECT_EQ(as_in_receipts(ReceiptIds::hex_to_decimal, ""), "");
  EXPECT_EQ(as_in_receipts(ReceiptIds::hex_to_decimal, "007B"), "123");
  EXPECT_EQ(as_kept(ReceiptIds::hex_to_decimal, "0000000123"), "123");
  EXPECT_EQ(as_kept(ReceiptIds::decimal_to_hex, "007B"), "7b");
  EXPECT_EQ(as_kept(ReceiptIds::decimal_to_hex, "m-17"), "m-17");
  EXPECT_EQ(as_kept(ReceiptIds::as_is, "007B"), "007B");
}

TEST(SmppAnswers, AreReadInEveryCodingThatTelephonesUse) {
  EXPECT_EQ(text_of(0, "STOP"), "STOP");
  EXPECT_EQ(text_of(8, std::string_view("\x04\x14\x04\x30", 4)), "Да");
  EXPECT_EQ(text_of(0x18, std::string_view("\x04\x14\x04\x30", 4)), "Да");
  EXPECT_EQ(text_of(8, std::string_view("\xD8\x3D\xDE\x42\xD8\x3D", 6)), "🙂\uFFFD");
  EXPECT_EQ(text_of(3, "\xE9"), "é");
  EXPECT_EQ(text_of(0xF0, "\x1B\x65"), "€");
  EXPECT_FALSE(text_of(4, "picture"));
}

TEST(SmppAnswers, OfSeveralPartsAreOneMessageInWhateverOrder) {
  Joiner joiner;
  const Joiner::Time now{};
  const auto part = [](std::uint8_t number, const std::string& octets, std::uint8_t total = 3) {
    Delivered delivered;
    delivered.from = "+79270000001";
    delivered.octets = octets;
    delivered.place = PartPlace{300, total, number};
    return delivered;
  };
  EXPECT_FALSE(joiner.add(part(3, "!"), now));
  EXPECT_FALSE(joiner.add(part(1, "bo"), now));
  EXPECT_FALSE(joiner.add(part(1, "bo"), now));
  const auto whole = joiner.add(part(2, "leet"), now);
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->text, "boleet!");
  // A number that no part has is not waited for.
  EXPECT_TRUE(joiner.add(part(9, "x"), now));
  EXPECT_TRUE(joiner.add(part(0, "x"), now));
  EXPECT_FALSE(joiner.add(part(1, "half", 2), now));
  EXPECT_TRUE(joiner.give_up(now + std::chrono::minutes{9}).empty());
  EXPECT_EQ(joiner.give_up(now + std::chrono::minutes{10}).at(0).text, "half");
}

TEST(SmppAnswers, StrangersCannotFillTheMemory) {
  Joiner joiner;
  Delivered delivered;
  for (std::uint16_t reference = 0; reference < 5000; ++reference) {
    delivered.place = PartPlace{reference, 2, 1};
    static_cast<void>(joiner.add(delivered, Joiner::Time{} + std::chrono::seconds{reference}));
  }
  EXPECT_LE(joiner.give_up(Joiner::Time::max()).size(), 200U);
}

TEST(SmppIncoming, AHeaderLongerThanTheTextIsNoHeader) {
  const auto delivered = read_delivered(body_of({0x40, 8, std::string("\xC8\x00\x03", 3)}));
  ASSERT_TRUE(delivered);
  EXPECT_EQ(delivered->octets, "");
  EXPECT_FALSE(delivered->place);
}

TEST(SmppIncoming, WhatIsTornIsTurnedDownAtEveryPlace) {
  const std::string body = body_of({0x04, 0, "id:5 stat:DELIVRD", tlv(0x001E, "5")});
  for (std::size_t length = 0; length < body.size() - 5; ++length) {
    EXPECT_FALSE(read_delivered(std::string_view{body}.substr(0, length))) << length;
  }
  EXPECT_FALSE(read_delivered(body + "\x04\x24"));
}

TEST(SmppIncoming, NoBytesBringItDown) {
  SeededRandom random{20260914};
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes =
        body_of({static_cast<std::uint8_t>(random.below(256)), static_cast<std::uint8_t>(random.below(256)),
                 random.hex(random.below(40)), tlv(0x0424, random.hex(random.below(20)))});
    for (std::uint64_t change = random.below(6); change > 0; --change) {
      bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
    }
    bytes.resize(random.below(bytes.size() + 1));
    const auto delivered = read_delivered(bytes);
    if (!delivered) continue;
    static_cast<void>(read_receipt(*delivered));
    static_cast<void>(text_of(delivered->data_coding, delivered->octets));
  }
}

}  // namespace
}  // namespace vestnik::smpp
