#include "domain/latin_letters.h"

#include <gtest/gtest.h>

#include "domain/sms_segments.h"

namespace vestnik {
namespace {

TEST(LatinLetters, AreThoseOfPassports) {
  EXPECT_EQ(in_latin_letters("абвгдеёжзийклмнопрстуфхцчшщъыьэюя"), "abvgdeezhziiklmnoprstufkhtcchshshchyeiuia");
  EXPECT_EQ(in_latin_letters("Щукина Юлия, ЩУКИНА Ю."), "Shchukina Iuliia, SHCHUKINA Iu.");
  EXPECT_EQ(in_latin_letters("Подъезд, объём"), "Podezd, obem");
}

TEST(LatinLetters, SignsOfThePressBecomeThoseOfATelephone) {
  EXPECT_EQ(in_latin_letters("Школа № 39 «Лицей» — 7-А…"), "Shkola No 39 \"Litcei\" - 7-A...");
}

TEST(LatinLetters, WhatIsNotRussianIsAsItWas) {
  EXPECT_EQ(in_latin_letters("Homework: 5 {€} ok\n"), "Homework: 5 {€} ok\n");
  EXPECT_EQ(in_latin_letters(""), "");
  EXPECT_EQ(in_latin_letters("ї🙂"), "ї🙂");
}

TEST(LatinLetters, EveryLetterIsInTheAlphabetOfSms) {
  for (char32_t point = 0x0410; point <= 0x044F; ++point) {
    std::string letter;
    letter += static_cast<char>(0xC0U | point >> 6U);
    letter += static_cast<char>(0x80U | (point & 0x3FU));
    EXPECT_EQ(count_sms_segments(in_latin_letters(letter)).alphabet, SmsAlphabet::gsm7) << letter;
  }
}

TEST(LatinLetters, SaveParts) {
  const SmsSaving saving = saving_in_latin(
      "Кузнецов Илья: нет на 1-м уроке 14.09 (алгебра). Сообщите, пожалуйста, причину классному руководителю. Школа "
      "39");
  EXPECT_EQ(saving.as_written, 2U);
  EXPECT_EQ(saving.in_latin, 1U);
}

}  // namespace
}  // namespace vestnik
