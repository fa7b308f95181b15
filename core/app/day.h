#pragma once
/// The demonstration day: what happens, step by step, and what must come of it.
#include <functional>
#include <ostream>
#include <string>

#include "app/day_school.h"

namespace vestnik {

/// Tells the day on a stream and counts what did not come out as it must.
class DayStory {
 public:
  /// `script`: config/day.properties, who plays which part and the words of the school's regulation.
  DayStory(DaySchool& school, const Settings& script, std::ostream& out)
      : school_(school), script_(script), out_(out) {}

  /// Runs the whole day and the mornings after it. The number of expectations that were not met.
  int run();

 private:
  void morning();
  void lessons();
  void board();
  /// A whole class is marked absent by mistake: nothing of it leaves, and the deputy head cancels it.
  void false_wave();
  void afternoon();
  void evening();
  void next_day();
  void eighth_day();

  [[nodiscard]] PersonId cast(std::string_view part);
  [[nodiscard]] std::string word(std::string_view key) const;
  /// A line of the story: time and a sentence of the catalogue.
  void tell(std::string_view code, Details details = {});
  void expect(bool met, std::string_view code, Details details = {});
  /// The answer must have this status; its words are told when it is a refusal.
  void expect_status(const Answer& answer, int status, std::string_view code);
  /// Messages by a rule that were sent.
  [[nodiscard]] std::int64_t sent_by(std::string_view rule);
  /// Messages about a rule to a person that were sent.
  [[nodiscard]] std::int64_t sent(PersonId to, std::string_view rule, std::string_view channel);

  DaySchool& school_;
  const Settings& script_;
  std::ostream& out_;
  int unmet_ = 0;
};

/// Waves of alerts that were held, and what became of each.
void print_waves(DaySchool& school, std::ostream& out);
/// Who was told what, by which channel, under which clause; and who was not, and why.
void print_summary(DaySchool& school, std::ostream& out);

}  // namespace vestnik
