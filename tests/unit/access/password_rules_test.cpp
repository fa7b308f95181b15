#include "access/password_rules.h"

#include <gtest/gtest.h>

namespace vestnik::tests {
namespace {

class PasswordRulesTest : public ::testing::Test {
 protected:
  std::string refused(std::string_view password, const PasswordGround& ground = {}) {
    const auto checked = rules.check(password, ground);
    return checked ? "" : checked.problem().code;
  }

  PasswordRules rules = PasswordRules::load(VESTNIK_SOURCE_DIR "/config/common_passwords.txt").value();
  PasswordGround anikina{{"anikina", "аникина", "ольга"}, 8};
};

TEST_F(PasswordRulesTest, WhatEverybodyTriesFirstIsRefusedInAnyCaseAndLayout) {
  for (const char* common : {"password", "Password1", "12345678", "qwertyuiop", "йцукенгш", "ЙЦУКЕНГШ", "пароль123",
                             "gfhjkm123", "Ghbdtn123", "зфыыцщкв", "любимая1", "aaaaaaaa", "11111111"}) {
    EXPECT_EQ(refused(common), "access.password_common") << common;
  }
}

TEST_F(PasswordRulesTest, NothingIsAskedOfItsLetters) {
  for (const char* fine :
       {"три слова подряд", "correct horse battery", "вечером пили чай", "zzzzkkkkqqqq", "        ё1"}) {
    EXPECT_EQ(refused(fine), "") << fine;
  }
}

TEST_F(PasswordRulesTest, TheOwnNameAndTheSchoolsWordsAreNoPassword) {
  for (const char* own :
       {"Аникина2026", "anikina.1234", "Ольга-Аникина!", "дневник2026!", "Shkola-2026", "fybrbyf2026"}) {
    EXPECT_EQ(refused(own, anikina), "access.password_own") << own;
  }
  EXPECT_EQ(refused("Ольга любит гречку", anikina), "") << "a phrase may name its owner";
  EXPECT_EQ(refused("Аникина2026"), "") << "of somebody else";
}

TEST_F(PasswordRulesTest, AreLongerWhereNothingElseGuardsTheAccount) {
  PasswordGround alone{{}, 15};
  EXPECT_EQ(refused("пятнадцать букв"), "");
  EXPECT_EQ(refused("пятнадцать букв", alone), "");
  EXPECT_EQ(refused("четырнадцать б", alone), "access.password_too_short");
  EXPECT_EQ(rules.check("четырнадцать б", alone).problem().detail("least"), "15");
}

TEST_F(PasswordRulesTest, AreReadFromAFileThatIsThere) {
  EXPECT_EQ(PasswordRules::load("/nowhere/common.txt").problem().code, "access.passwords_unreadable");
}

}  // namespace
}  // namespace vestnik::tests
