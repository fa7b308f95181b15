/// When alerts are a wave: exactly at the bound, and one below it.
#include "outbox/wave_rules.h"

#include <gtest/gtest.h>

namespace vestnik::tests {
namespace {

TEST(WaveRules, AClassIsAWaveFromItsShareOn) {
  const WaveTerms terms;  // 80 per cent, 8 pupils
  EXPECT_TRUE(is_group_wave(terms, 20, 25)) << "exactly 80 per cent";
  EXPECT_FALSE(is_group_wave(terms, 19, 25)) << "one pupil less";
  EXPECT_TRUE(is_group_wave(terms, 24, 24));
  EXPECT_FALSE(is_group_wave(terms, 8, 0)) << "a group nobody sits in any more";
}

TEST(WaveRules, FewerPupilsAreNeverAWave) {
  const WaveTerms terms;
  EXPECT_TRUE(is_group_wave(terms, 8, 8));
  EXPECT_FALSE(is_group_wave(terms, 7, 7)) << "the whole of a very small class";
  EXPECT_TRUE(is_night_wave(terms, 8));
  EXPECT_FALSE(is_night_wave(terms, 7));
  EXPECT_TRUE(is_school_wave(terms, 8, 1));
  EXPECT_FALSE(is_school_wave(terms, 7, 1));
}

TEST(WaveRules, ASchoolIsAWaveAboveThreeTimesTheUsual) {
  const WaveTerms terms;
  EXPECT_FALSE(is_school_wave(terms, 15, 5)) << "three times the usual is not above it";
  EXPECT_TRUE(is_school_wave(terms, 16, 5));
  EXPECT_TRUE(is_school_wave(terms, 8, 0)) << "at an hour when nobody is ever absent";
}

TEST(WaveRules, WithoutHistoryTheLeastNumberCountsAsUsual) {
  const WaveTerms terms;
  EXPECT_FALSE(is_school_wave(terms, 24, std::nullopt));
  EXPECT_TRUE(is_school_wave(terms, 25, std::nullopt));
}

TEST(WaveRules, TheNightCountsOnlyWhereTheSchoolSaysSo) {
  WaveTerms terms;
  terms.at_night = false;
  EXPECT_FALSE(is_night_wave(terms, 100));
}

TEST(WaveRules, TheUsualNumberIsTheMiddleOne) {
  EXPECT_EQ(median({}), std::nullopt);
  EXPECT_EQ(median({7}), 7);
  EXPECT_EQ(median({90, 2, 3}), 3) << "one epidemic does not make it usual";
  EXPECT_EQ(median({1, 2, 4, 50}), 3);
  EXPECT_EQ(median({1, 2, 3, 4}), 3) << "rounded up";
}

TEST(WaveRules, OneActMayTellThreeClassesByDayAndOneByNight) {
  WaveTerms terms;
  EXPECT_EQ(unasked_of_an_act(terms, 25, false), 75);
  EXPECT_EQ(unasked_of_an_act(terms, 25, true), 25);
  EXPECT_FALSE(is_act_wave(75, 75)) << "three whole classes";
  EXPECT_TRUE(is_act_wave(76, 75));
  EXPECT_EQ(unasked_of_an_act(terms, 1, true), 7) << "fewer than at_least are never a wave";
  terms.at_night = false;
  EXPECT_EQ(unasked_of_an_act(terms, 25, true), 75);
}

TEST(WaveRules, WhatIsLeftIsMeasuredAsTheWholeWas) {
  const WaveTerms terms;
  Wave wave;
  wave.measure = 24;
  EXPECT_TRUE(is_still_wave(terms, wave, 20));
  EXPECT_FALSE(is_still_wave(terms, wave, 19));
  wave.kind = WaveKind::school;
  wave.measure = 5;
  EXPECT_TRUE(is_still_wave(terms, wave, 16));
  EXPECT_FALSE(is_still_wave(terms, wave, 15));
  wave.kind = WaveKind::act;
  wave.measure = 75;
  EXPECT_TRUE(is_still_wave(terms, wave, 76));
  EXPECT_FALSE(is_still_wave(terms, wave, 75));
  wave.kind = WaveKind::hand;
  EXPECT_TRUE(is_still_wave(terms, wave, 0)) << "a person began it, a person ends it";
}

}  // namespace
}  // namespace vestnik::tests
