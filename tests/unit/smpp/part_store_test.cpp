// A message in three parts is delivered when all three are, also after a restart.
#include "smpp/part_store.h"

#include <gtest/gtest.h>

#include "support/cabinet/school.h"

namespace vestnik::tests {
namespace {

using Kind = DeliveryReport::Kind;

class PartsOfMessages : public ::testing::Test {
 protected:
  PartsOfMessages() { school_.migrate("smpp", smpp::PartStore::migrations()); }
  static DeliveryReport report(const std::string& receipt, Kind kind = Kind::delivered) {
    DeliveryReport made;
    made.receipt = receipt;
    made.kind = kind;
    return made;
  }
  [[nodiscard]] smpp::PartStore store() { return {school_.database(), school_.clock()}; }

  School school_;
};

TEST_F(PartsOfMessages, AreOneMessageThatArrivesWithItsLast) {
  const smpp::PartsOfOne message{school, {"a", "b", "c"}};
  store().remember({&message, 1});
  EXPECT_FALSE(store().of_message(report("a")));
  EXPECT_FALSE(store().of_message(report("c")));
  EXPECT_FALSE(store().of_message(report("c")));
  const auto whole = store().of_message(report("b"));
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->receipt, "a");
  EXPECT_EQ(whole->kind, Kind::delivered);
}

TEST_F(PartsOfMessages, OneThatIsLostIsTheWholeLost) {
  const smpp::PartsOfOne message{school, {"a", "b"}};
  store().remember({&message, 1});
  const auto whole = store().of_message(report("b", Kind::undelivered));
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->receipt, "a");
  EXPECT_EQ(whole->kind, Kind::undelivered);
  EXPECT_FALSE(store().of_message(report("a", Kind::asked)));
}

TEST_F(PartsOfMessages, AMessageInOnePartSpeaksForItself) {
  const auto alone = store().of_message(report("z"));
  ASSERT_TRUE(alone);
  EXPECT_EQ(alone->receipt, "z");
}

TEST_F(PartsOfMessages, AreForgottenWhenNoOperatorSpeaksOfThemAnyMore) {
  const smpp::PartsOfOne first{school, {"a", "b"}};
  store().remember({&first, 1});
  school_.clock().advance(std::chrono::days{15});
  const smpp::PartsOfOne second{school, {"c", "d"}};
  store().remember({&second, 1});
  EXPECT_TRUE(store().of_message(report("b")));
  EXPECT_FALSE(store().of_message(report("c")));
}

}  // namespace
}  // namespace vestnik::tests
