#include "plugins/mail/mail_id.h"

#include <gtest/gtest.h>

namespace vestnik::mail {
namespace {

TEST(MailId, TellsMessagesFromLetters) {
  EXPECT_EQ(parse_mail_id("m17"), (MailId{MailKind::message, 17}));
  EXPECT_EQ(parse_mail_id("l5"), (MailId{MailKind::letter, 5}));
  EXPECT_EQ(to_text(MailId{MailKind::letter, 5}), "l5");
}

TEST(MailId, TakesNothingElse) {
  for (const char* wrong : {"", "m", "17", "x17", "m0", "m-1", "m17x", "m99999999999999999999", "M17"}) {
    EXPECT_EQ(parse_mail_id(wrong), std::nullopt) << wrong;
  }
  for (const char* wrong : {"", ".", "12", "12.", ".m1", "x.m1", "12.q1"}) {
    EXPECT_FALSE(parse_cursor(wrong).has_value()) << wrong;
  }
}

TEST(MailCursor, ReadsWhatItWrote) {
  const auto cursor = parse_cursor(to_text(MailCursor{1791964800000000, {MailKind::letter, 5}}));
  ASSERT_TRUE(cursor.has_value());
  EXPECT_EQ(cursor->sent_at, 1791964800000000);
  EXPECT_EQ(cursor->id, (MailId{MailKind::letter, 5}));
}

}  // namespace
}  // namespace vestnik::mail
