#include "net/mime_reader.h"

#include <gtest/gtest.h>

namespace vestnik::net {
namespace {

TEST(MailOfStrangers, HasHeadersUnfoldedAndNamedInLowerCase) {
  const auto part = read_part("Subject: a\r\n  b\r\nX-A:c\nX-A: d\r\n\r\nbody\r\n");
  ASSERT_TRUE(part);
  EXPECT_EQ(part->header("subject"), "a b");
  EXPECT_EQ(part->header("x-a"), "c");
  EXPECT_EQ(part->count("x-a"), 2U);
  EXPECT_EQ(part->header("none"), "");
  EXPECT_EQ(part->body, "body\r\n");
}

TEST(MailOfStrangers, IsNotReadWhenItIsNone) {
  const std::string name(200, 'a');
  for (const std::string& text :
       {std::string{}, std::string{"\r\nbody"}, std::string{"no header\r\n"}, std::string{" folded first\r\n"},
        std::string{": no name\r\n"}, std::string{"a b: blank in the name\r\n"}, std::string{"a: b\0c\r\n", 9},
        "a: " + std::string(longest_header, 'x') + "\r\n", name + ": too long a name\r\n"}) {
    EXPECT_FALSE(read_part(text)) << text.substr(0, 40);
  }
}

TEST(AContentType, HasItsParametersWithAndWithoutQuotes) {
  const auto type = parse_content_type("Multipart/Report; report-type=delivery-status;\t boundary=\"a;\\\"b\" ; x=y");
  ASSERT_TRUE(type);
  EXPECT_EQ(type->type, "multipart/report");
  EXPECT_EQ(type->parameter("report-type"), "delivery-status");
  EXPECT_EQ(type->parameter("boundary"), "a;\"b");
  EXPECT_EQ(type->parameter("x"), "y");
}

TEST(AContentType, ThatIsBrokenIsNone) {
  for (const char* value : {"", "text", "text/plain; a", "text/plain; a=\"b", "text/plain; a=\"b\" c"}) {
    EXPECT_FALSE(parse_content_type(value)) << value;
  }
}

TEST(Parts, LieBetweenTheirBoundaries) {
  const auto parts = split_parts("preamble\r\n--a\r\none\r\n--ab\r\n--a \r\ntwo\r\n--a--\r\nepilogue", "a");
  ASSERT_TRUE(parts);
  EXPECT_TRUE(parts->whole);
  ASSERT_EQ(parts->texts.size(), 2U);
  EXPECT_EQ(parts->texts[0], "one\r\n--ab\r\n");
  EXPECT_EQ(parts->texts[1], "two\r\n");
}

TEST(Parts, MayBeCutOff) {
  const auto parts = split_parts("--a\r\none\r\n--a\r\ntw", "a");
  ASSERT_TRUE(parts);
  EXPECT_FALSE(parts->whole);
  ASSERT_EQ(parts->texts.size(), 2U);
  EXPECT_EQ(parts->texts[1], "tw");
  EXPECT_FALSE(split_parts("nothing", "a"));
  EXPECT_FALSE(split_parts("--\r\n", ""));
}

}  // namespace
}  // namespace vestnik::net
