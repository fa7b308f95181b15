#include "base/signature.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace vestnik {
namespace {

std::string in_hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    text += digits[static_cast<unsigned char>(c) >> 4U];
    text += digits[static_cast<unsigned char>(c) & 15U];
  }
  return text;
}

// RFC 4231, cases 1, 2 and 6.
TEST(Signature, IsTheOneOfTheStandard) {
  EXPECT_EQ(in_hex(hmac_sha256(std::string(20, '\x0b'), "Hi There")),
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  EXPECT_EQ(in_hex(hmac_sha256("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  EXPECT_EQ(in_hex(hmac_sha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
  EXPECT_THROW((void)hmac_sha256("", "anything"), std::invalid_argument);
}

// RFC 4648, 10.
TEST(Base64, IsTheOneOfTheStandard) {
  const std::pair<std::string, std::string> known[]{{"", ""},
                                                    {"f", "Zg=="},
                                                    {"fo", "Zm8="},
                                                    {"foo", "Zm9v"},
                                                    {"foob", "Zm9vYg=="},
                                                    {"fooba", "Zm9vYmE="},
                                                    {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : known) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
  }
  for (const char* odd : {"Zg=", "Zg", "Z", "Zm9v!", "Zm9v Zm9v", "====", "Zg==\n"}) {
    EXPECT_EQ(from_base64(odd), std::nullopt) << odd;
  }
}

}  // namespace
}  // namespace vestnik
