#include "net/smtp_replies.h"

#include <gtest/gtest.h>

namespace vestnik::net {
namespace {

TEST(SmtpReplies, ComeInPiecesAndInGroups) {
  SmtpReplyReader reader;
  reader.feed("250-first\r\n25");
  EXPECT_FALSE(reader.next());
  reader.feed("0 second\r\n354 go\r\n550");
  const auto first = reader.next();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->code, 250);
  EXPECT_EQ(first->words, "first second");
  EXPECT_EQ(reader.next().value().code, 354);
  EXPECT_FALSE(reader.next());
  reader.feed("\r\n");
  EXPECT_EQ(reader.next().value().code, 550);
  EXPECT_FALSE(reader.broken());
}

TEST(SmtpReplies, NonsenseIsNoAnswer) {
  for (const char* line : {"hello\r\n", "25\r\n", "\r\n", "250x\r\n", "HTTP/1.1 200 OK\r\n"}) {
    SmtpReplyReader reader;
    reader.feed(line);
    EXPECT_FALSE(reader.next()) << line;
    EXPECT_TRUE(reader.broken()) << line;
  }
}

TEST(SmtpReplies, AnAnswerHasAnEnd) {
  SmtpReplyReader one_line;
  one_line.feed(std::string(20'000, '2'));
  EXPECT_FALSE(one_line.next());
  EXPECT_TRUE(one_line.broken());
  SmtpReplyReader many_lines;
  for (int i = 0; i < 3000; ++i) many_lines.feed("250-more\r\n");
  EXPECT_FALSE(many_lines.next());
  EXPECT_TRUE(many_lines.broken());
}

TEST(SmtpReplies, WordsAreCut) {
  SmtpReplyReader reader;
  for (int i = 0; i < 10; ++i) reader.feed("250-" + std::string(200, 'w') + "\r\n");
  reader.feed("250 end\r\n");
  EXPECT_LE(reader.next().value().words.size(), 512U);
}

}  // namespace
}  // namespace vestnik::net
