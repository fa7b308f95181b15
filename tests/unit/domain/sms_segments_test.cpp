#include "domain/sms_segments.h"

#include <gtest/gtest.h>

#include <string>

#include "base/utf16.h"
#include "domain/gsm_alphabet.h"

namespace vestnik {
namespace {

std::string repeated(std::string_view what, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += what;
  return text;
}

std::size_t segments(const std::string& text) { return count_sms_segments(text).segments; }

TEST(SmsSegments, LatinTextHas160ThenPartsOf153) {
  EXPECT_EQ(count_sms_segments(""), (SmsSegments{SmsAlphabet::gsm7, 0, 1}));
  EXPECT_EQ(count_sms_segments(repeated("a", 160)), (SmsSegments{SmsAlphabet::gsm7, 160, 1}));
  EXPECT_EQ(count_sms_segments(repeated("a", 161)), (SmsSegments{SmsAlphabet::gsm7, 161, 2}));
  EXPECT_EQ(segments(repeated("a", 306)), 2U);
  EXPECT_EQ(segments(repeated("a", 307)), 3U);
  EXPECT_EQ(segments(repeated("a", 459)), 3U);
  EXPECT_EQ(segments(repeated("a", 460)), 4U);
}

TEST(SmsSegments, RussianTextHas70ThenPartsOf67) {
  EXPECT_EQ(count_sms_segments(repeated("ж", 70)), (SmsSegments{SmsAlphabet::ucs2, 70, 1}));
  EXPECT_EQ(count_sms_segments(repeated("ж", 71)), (SmsSegments{SmsAlphabet::ucs2, 71, 2}));
  EXPECT_EQ(segments(repeated("ж", 134)), 2U);
  EXPECT_EQ(segments(repeated("ж", 135)), 3U);
}

TEST(SmsSegments, ExtensionCharactersTakeTwoAndAreNotParted) {
  EXPECT_EQ(count_sms_segments("[€]"), (SmsSegments{SmsAlphabet::gsm7, 6, 1}));
  EXPECT_EQ(segments(repeated("€", 80)), 1U);
  EXPECT_EQ(segments(repeated("€", 81)), 2U);
  // 153 is odd: each part holds 76 of them and a septet stays empty.
  EXPECT_EQ(segments(repeated("€", 152)), 2U);
  EXPECT_EQ(segments(repeated("€", 153)), 3U);
  EXPECT_EQ(segments(repeated("a", 152) + "€" + repeated("a", 151)), 2U);
  EXPECT_EQ(segments(repeated("a", 152) + "€" + repeated("a", 152)), 3U);
}

TEST(SmsSegments, SurrogatePairsAreNotParted) {
  EXPECT_EQ(count_sms_segments("🙂"), (SmsSegments{SmsAlphabet::ucs2, 2, 1}));
  EXPECT_EQ(segments(repeated("🙂", 35)), 1U);
  EXPECT_EQ(segments(repeated("🙂", 36)), 2U);
  // 67 is odd: 33 pairs a part.
  EXPECT_EQ(segments(repeated("🙂", 66)), 2U);
  EXPECT_EQ(segments(repeated("🙂", 67)), 3U);
}

TEST(SmsSegments, OneForeignLetterChangesTheAlphabet) {
  EXPECT_EQ(count_sms_segments("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà").alphabet,
            SmsAlphabet::gsm7);
  for (const char* text : {"`", "ç", "№", "«", "—", "\t", "ё"}) {
    EXPECT_EQ(count_sms_segments(text).alphabet, SmsAlphabet::ucs2) << text;
  }
}

TEST(SmsSegments, AreSplitIntoAsManyPartsAsAreCounted) {
  for (const char* unit : {"a", "€", "ж", "🙂", "a€", "ж🙂"}) {
    for (std::size_t times = 0; times < 320; ++times) {
      const std::string text = repeated(unit, times);
      const SmsParts parts = split_sms(text);
      ASSERT_EQ(parts.octets.size(), segments(text)) << unit << times;
      std::string joined;
      for (const std::string& octets : parts.octets) {
        EXPECT_LE(octets.size(), parts.octets.size() == 1 ? 160U : 153U);
        // Neither an escape nor half a pair ends a part.
        const bool gsm7 = parts.alphabet == SmsAlphabet::gsm7;
        EXPECT_FALSE(gsm7 && octets.ends_with('\x1B'));
        joined += gsm7 ? from_gsm(octets) : from_utf16(octets, OctetOrder::high_first);
      }
      EXPECT_EQ(joined, text);
    }
  }
}

TEST(SmsSegments, EverySeptetIsReadBack) {
  for (int septet = 0; septet < 128; ++septet) {
    if (septet == 0x1B) continue;
    std::string octets(1, static_cast<char>(septet));
    EXPECT_EQ(split_sms(from_gsm(octets)).octets.front(), octets) << septet;
  }
  EXPECT_EQ(from_gsm("\x1B"), "\uFFFD");
  EXPECT_EQ(from_gsm("\x1B\x01"), "\uFFFD");
}

TEST(SmsSegments, CutsToWhatFits) {
  EXPECT_EQ(fit_sms_segments("коротко", 1), "коротко");
  EXPECT_EQ(fit_sms_segments(repeated("ж", 71), 1), repeated("ж", 70));
  EXPECT_EQ(fit_sms_segments(repeated("ж", 200), 2), repeated("ж", 134));
  EXPECT_EQ(fit_sms_segments(repeated("🙂", 40), 1), repeated("🙂", 35));
  EXPECT_EQ(fit_sms_segments(repeated("a", 160) + "ж", 1), repeated("a", 160));
  EXPECT_EQ(fit_sms_segments(repeated("a", 161), 0), repeated("a", 160));
}

}  // namespace
}  // namespace vestnik
