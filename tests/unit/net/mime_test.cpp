#include "net/mime.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "net/mime_encoding.h"

namespace vestnik::net {
namespace {

Mail sample() {
  return {.message_id = "1.2@school.ru",
          .date = parse_iso_instant("2026-09-14T08:04:05Z").value(),
          .from_name = "Школа 39",
          .from = "journal@school.ru",
          .to = "anna@mail.ru",
          .subject = "Отсутствие на уроке",
          .text = "Здравствуйте!\nНет на первом уроке.\n",
          .html = ""};
}

std::string built(const Mail& mail) { return build_mail(mail).value(); }
std::string problem(const Mail& mail) {
  const auto result = build_mail(mail);
  return result.ok() ? "" : result.problem().code;
}

TEST(Mime, SaysThatAMachineWroteIt) {
  const std::string mail = built(sample());
  EXPECT_NE(mail.find("Date: Mon, 14 Sep 2026 08:04:05 +0000\r\n"), std::string::npos);
  EXPECT_NE(mail.find("Message-ID: <1.2@school.ru>\r\n"), std::string::npos);
  EXPECT_NE(mail.find("Auto-Submitted: auto-generated\r\n"), std::string::npos);
  EXPECT_NE(mail.find("To: anna@mail.ru\r\n"), std::string::npos);
}

TEST(Mime, SameMessageGivesTheSameBytes) { EXPECT_EQ(built(sample()), built(sample())); }

TEST(Mime, IsSevenBitInShortLines) {
  Mail mail = sample();
  std::string long_text;
  for (int i = 0; i < 500; ++i)
    long_text += "Очень длинный текст без единого перевода строки 🙂 ";
  mail.text = long_text;
  mail.html = long_text;
  mail.subject = long_text;
  mail.from_name = "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 39»";
  const std::string bytes = built(mail);
  std::string_view rest = bytes;
  while (!rest.empty()) {
    const auto end = rest.find("\r\n");
    ASSERT_NE(end, std::string_view::npos);
    const std::string_view line = rest.substr(0, end);
    EXPECT_LE(line.size(), 76U) << line;
    for (const char c : line) ASSERT_TRUE(c == '\t' || (c >= 32 && c < 127)) << line;
    rest.remove_prefix(end + 2);
  }
}

TEST(Mime, NothingOfAMessageCanBecomeAHeader) {
  Mail mail = sample();
  mail.subject = "Оценка\r\nBcc: x@y.ru";
  EXPECT_EQ(problem(mail), "mail.unsafe_header");
  mail = sample();
  mail.from_name = "Школа\n39";
  EXPECT_EQ(problem(mail), "mail.unsafe_header");
  mail = sample();
  mail.to = "anna@mail.ru\r\nBcc: x@y.ru";
  EXPECT_EQ(problem(mail), "mail.bad_address");
  mail = sample();
  mail.message_id = "1.2>\r\nX: y@school.ru";
  EXPECT_EQ(problem(mail), "mail.unsafe_header");
  mail = sample();
  mail.text = "\xD0";
  EXPECT_EQ(problem(mail), "mail.not_utf8");
}

TEST(Mime, MessageIdIsOfTheDeliveryAlone) {
  EXPECT_EQ(message_id_for("12.345", "school.ru"), "12.345@school.ru");
  const std::string odd = message_id_for("a b\r\n", "school.ru");
  EXPECT_EQ(odd, message_id_for("a b\r\n", "school.ru"));
  EXPECT_NE(odd, message_id_for("a b\r", "school.ru"));
  Mail mail = sample();
  mail.message_id = odd;
  EXPECT_EQ(problem(mail), "");
}

TEST(Mime, QuotedPrintableKeepsDotsAndBlanksSafe) {
  EXPECT_EQ(quoted_printable(".\r\n..a\r\nFrom me\r\nend \r\na=b"),
            "=2E\r\n=2E.a\r\n=46rom me\r\nend=20\r\na=3Db=\r\n");
  EXPECT_EQ(quoted_printable("\r\n\r\n"), "\r\n\r\n");
  EXPECT_EQ(quoted_printable(""), "");
}

TEST(Mime, LineEndsAreOfOneKind) { EXPECT_EQ(with_crlf("a\nb\r\nc\rd\n.\r\n"), "a\r\nb\r\nc\r\nd\r\n.\r\n"); }

TEST(Mime, EncodedWordsHoldWholeLetters) {
  const std::string words = encoded_words(
      "Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ🙂Щ"
      "🙂"
      "Щ"
      "🙂",
      9);
  for (const std::string_view part : split(words, ' ')) {
    const std::string_view word = trimmed(part);
    EXPECT_TRUE(word.starts_with("=?UTF-8?B?")) << word;
    EXPECT_TRUE(word.ends_with("?=")) << word;
    EXPECT_LE(word.size(), 75U);
  }
}

TEST(AMail, MayBeUnsubscribedWithOneClick) {
  Mail mail{.message_id = "1.2@school.example",
            .date = {},
            .from_name = "",
            .from = "journal@school.example",
            .to = "anna@example.org",
            .subject = "s",
            .text = "t",
            .html = ""};
  EXPECT_EQ(build_mail(mail)->find("List-Unsubscribe"), std::string::npos);
  mail.unsubscribe = "https://journal.school.example/unsubscribe/1.20.weekly.0";
  const auto written = build_mail(mail);
  ASSERT_TRUE(written);
  EXPECT_NE(written->find("\r\nList-Unsubscribe:\r\n <https://journal.school.example/unsubscribe/1.20.weekly.0>\r\n"
                          "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"),
            std::string::npos);
  for (const char* url : {"javascript:x", "https://a b", "https://a>\r\nBcc: x", "mailto:a@b"}) {
    mail.unsubscribe = url;
    EXPECT_EQ(build_mail(mail).problem().code, "mail.unsafe_header") << url;
  }
}

}  // namespace
}  // namespace vestnik::net
