/// Whatever a morning looks like: a wave never delays a message outside of it, and loses none.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "unit/outbox/wave_school.h"

namespace vestnik::tests {
namespace {

constexpr int classes_of_morning = 3;
constexpr int pupils_of_class = 12;

struct RandomAbsence {
  int of_class = 0;
  int pupil = 0;
  int minute = 0;  ///< after 08:00
};

/// Two or three classes: single absences, and at times a whole class at once.
std::vector<RandomAbsence> random_morning(SeededRandom& random) {
  std::vector<RandomAbsence> absences;
  for (int of_class = 0; of_class < classes_of_morning; ++of_class) {
    const bool whole = random.below(2) == 0;
    const int minute = static_cast<int>(random.below(8));
    for (int pupil = 0; pupil < pupils_of_class; ++pupil) {
      if (whole || random.below(6) == 0) {
        absences.push_back({of_class, pupil, whole ? minute : static_cast<int>(random.below(8))});
      }
    }
  }
  return absences;
}

struct LivedMorning {
  std::map<std::int64_t, std::int64_t> sent_at;  ///< by the pupil's number
  std::set<std::int64_t> in_a_wave;
};

/// The morning as it comes, minute by minute, until nobody could wait any more.
LivedMorning live(const std::vector<RandomAbsence>& absences, bool guarded) {
  WaveSchool day;
  day.world.book.regulation->terms.wave.guarded = guarded;
  std::vector<std::vector<PersonId>> pupils(classes_of_morning);
  std::vector<LessonId> lessons(classes_of_morning);
  std::map<std::int64_t, std::int64_t> number_of;
  for (std::size_t one = 0; one < pupils.size(); ++one) {
    day.filled("5-" + std::to_string(one), pupils_of_class, pupils[one], lessons[one], day.class_teacher);
    for (const PersonId pupil : pupils[one]) number_of[pupil.value] = static_cast<std::int64_t>(number_of.size());
  }
  constexpr int last_minute = 20;
  for (int minute = 0; minute < last_minute; ++minute) {
    const Instant now = day.at("08:00") + std::chrono::minutes{minute};
    day.world.school.at_once([&] {
      for (const auto& one : absences) {
        if (one.minute != minute) continue;
        const auto of_class = static_cast<std::size_t>(one.of_class);
        day.world.school.attendance(lessons[of_class], pupils[of_class][static_cast<std::size_t>(one.pupil)], "Н", now);
      }
    });
    day.run_at(now);
  }
  LivedMorning lived;
  day.world.school.database().read(day.world.school.id, [&](Transaction& transaction) {
    transaction.query(
        "SELECT o.student_id, d.state, d.changed_at FROM delivery d JOIN delivery_obligation k"
        " ON k.institution_id = d.institution_id AND k.delivery_id = d.id JOIN obligation o"
        " ON o.institution_id = k.institution_id AND o.id = k.obligation_id"
        " WHERE d.institution_id = $1 AND d.rule = 'absence'",
        {day.world.school.id}, [&](const Row& row) {
          if (row.text(1) == "sent") lived.sent_at[number_of[row.integer(0)]] = row.integer(2);
          if (row.text(1) == "held") lived.in_a_wave.insert(number_of[row.integer(0)]);
        });
  });
  return lived;
}

class WaveProperty : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(WaveProperty, AMessageOutsideOfAWaveLeavesAtItsOwnTime) {
  SeededRandom random{GetParam()};
  const auto absences = random_morning(random);
  const LivedMorning guarded = live(absences, true);
  const LivedMorning unguarded = live(absences, false);
  EXPECT_TRUE(unguarded.in_a_wave.empty());
  EXPECT_EQ(guarded.sent_at.size() + guarded.in_a_wave.size(), unguarded.sent_at.size()) << "none is lost";
  for (const auto& [pupil, when] : unguarded.sent_at) {
    if (guarded.in_a_wave.contains(pupil)) continue;
    const auto sent = guarded.sent_at.find(pupil);
    ASSERT_NE(sent, guarded.sent_at.end()) << "pupil " << pupil;
    EXPECT_EQ(sent->second, when) << "pupil " << pupil << " waited behind somebody else's wave";
  }
}

INSTANTIATE_TEST_SUITE_P(Mornings, WaveProperty, ::testing::Values(1U, 2U, 3U, 4U, 5U));

}  // namespace
}  // namespace vestnik::tests
