#include <gtest/gtest.h>

#include "journal/login_maker.h"

namespace vestnik::roster {
namespace {

TEST(Logins, AreShortLatinAndNeverTheSameTwice) {
  LoginMaker logins{{"savina.op"}};
  const Person person{{}, "Савина", "Ольга", "Петровна", std::nullopt, ""};
  EXPECT_EQ(logins.make(person), "savina.op2");
  EXPECT_EQ(logins.make(person), "savina.op3");
  EXPECT_EQ(logins.make({{}, "Щёлокова-Преображенская", "Юлия", "", std::nullopt, ""}), "shchelokovapreob.i");
  EXPECT_FALSE(logins.take("savina.op"));
  EXPECT_FALSE(logins.take("Савина"));
}

}  // namespace
}  // namespace vestnik::roster
