#include "net/imap_answer.h"

#include <gtest/gtest.h>

namespace vestnik::net {
namespace {

TEST(ImapAnswers, ComeLineByLineWhateverThePieces) {
  const std::string bytes = "* 1 FETCH (UID 7 BODY[] {5}\r\nab\r\nc)\r\nA1 OK done\r\n";
  for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
    ImapAnswerReader reader{1000};
    std::vector<ImapLine> lines;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
      reader.feed(std::string_view{bytes}.substr(at, piece));
      while (auto line = reader.next()) lines.push_back(*line);
    }
    ASSERT_EQ(lines.size(), 2U) << piece;
    EXPECT_EQ(lines[0].text, "* 1 FETCH (UID 7 BODY[] {5})");
    ASSERT_EQ(lines[0].literals.size(), 1U);
    EXPECT_EQ(lines[0].literals[0], "ab\r\nc");
    EXPECT_EQ(lines[1].text, "A1 OK done");
    EXPECT_FALSE(reader.broken());
  }
}

TEST(ImapAnswers, OfNoEndBreakOff) {
  ImapAnswerReader line{1000};
  for (int piece = 0; piece < 200 && !line.broken(); ++piece) {
    line.feed(std::string(1000, 'x'));
    static_cast<void>(line.next());
  }
  EXPECT_TRUE(line.broken());
  ImapAnswerReader literal{1000};
  literal.feed("* 1 FETCH (BODY[] {4000000000}\r\n");
  EXPECT_FALSE(literal.next());
  EXPECT_TRUE(literal.broken());
  ImapAnswerReader many{1000};
  for (int piece = 0; piece < 100 && !many.broken(); ++piece) {
    many.feed("* 1 FETCH (BODY[] {90}\r\n" + std::string(90, 'x'));
    static_cast<void>(many.next());
  }
  EXPECT_TRUE(many.broken());
}

TEST(ImapAnswers, MayHoldBracesThatAreNoLiterals) {
  ImapAnswerReader reader{1000};
  reader.feed("* OK {x}\r\n* OK {}\r\n* OK }\r\n* OK {-1}\r\n* OK {99999999999999999999999}\r\n");
  for (int line = 0; line < 5; ++line) EXPECT_TRUE(reader.next()) << line;
}

}  // namespace
}  // namespace vestnik::net
