#include "net/header_text.h"

#include <gtest/gtest.h>

namespace vestnik::net {
namespace {

TEST(HeaderText, LineBreaksAndNulMakeAValueUnsafe) {
  EXPECT_TRUE(is_one_line("Двойка по алгебре"));
  EXPECT_FALSE(is_one_line("a\rb"));
  EXPECT_FALSE(is_one_line("a\nBcc: everybody@example.org"));
  EXPECT_FALSE(is_one_line(std::string_view{"a\0b", 3}));
}

TEST(HeaderText, TakesTheAddressesParentsHave) {
  EXPECT_TRUE(is_mail_address("ivanova.anna@mail.ru"));
  EXPECT_TRUE(is_mail_address("a+school@xn--80akhbyknj4f.xn--p1ai"));
  EXPECT_TRUE(is_mail_address("root@localhost"));
}

TEST(HeaderText, RefusesWhatCouldBecomeAnotherCommand) {
  for (const char* address :
       {"", "a", "@b.ru", "a@", "a@b..ru", ".a@b.ru", "a.@b.ru", "a b@c.ru", "a@b.ru\r\nRCPT TO:<c@d.ru>", "<a@b.ru>",
        "a@b.ru>", "a,b@c.ru", "a@-b.ru", "a@b_c.ru", "мама@почта.рф", "\"a b\"@c.ru", "a@[127.0.0.1]", "a@b@c.ru"}) {
    EXPECT_FALSE(is_mail_address(address)) << address;
  }
  EXPECT_FALSE(is_mail_address(std::string(65, 'a') + "@b.ru"));
  EXPECT_FALSE(is_mail_address("a@" + std::string(64, 'b') + ".ru"));
}

TEST(HeaderText, TelephonesAreInternational) {
  EXPECT_TRUE(is_telephone("+79271234567"));
  for (const char* number :
       {"", "+", "89271234567", "+0123456789", "+7927 123-45-67", "+7927123456789012", "+123456"}) {
    EXPECT_FALSE(is_telephone(number)) << number;
  }
}

TEST(HeaderText, WordsOfAProviderTellNoAddress) {
  EXPECT_EQ(without_addresses("550 5.1.1 <anna@mail.ru>: no such user", "anna@mail.ru"), "550 5.1.1 <…>: no such user");
  EXPECT_EQ(without_addresses("user ANNA@MAIL.RU unknown", "anna@mail.ru"), "user … unknown");
  EXPECT_EQ(without_addresses("bad number 79271234567!", "+79271234567"), "bad number …!");
  EXPECT_EQ(without_addresses("relay for 89271234567 denied", ""), "relay for … denied");
  EXPECT_EQ(without_addresses("queued as 1694679845-abc for anna@mail.ru", "anna@mail.ru"),
            "queued as 1694679845-abc for …");
  EXPECT_EQ(without_addresses("a\r\nb\tc", ""), "a b c");
}

TEST(HeaderText, WordsOfAProviderAreCutBetweenLetters) {
  std::string long_words;
  for (int i = 0; i < 1000; ++i) long_words += "ы";
  const std::string cut = without_addresses(long_words, "");
  EXPECT_LE(cut.size(), 200U);
  EXPECT_EQ(cut.size() % 2, 0U);
}

}  // namespace
}  // namespace vestnik::net
