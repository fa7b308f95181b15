#pragma once
/// The school of Syzran on its Monday with a provider of SMS whose moods the test decides, for the pains that schools
/// and mail tools are known for.
#include <gmock/gmock.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "scenario/syzran_monday.h"
#include "support/child_process.h"

namespace vestnik::tests {

class SchoolOfPains : public ::testing::Test {
 protected:
  SchoolOfPains();

  /// The school begins its Monday; `own` goes before what the fixture sets. Once, before anything else.
  void open(const OwnSettings& own = {});
  /// The provider begins to listen, and answers a message `pause` seconds after it took it over.
  void provider_comes(const std::string& pause = "0");
  void provider_leaves() { provider_.reset(); }
  /// Every answer of the provider has this status, and it takes nothing over; 200: it works again.
  void provider_answers(int status) const;

  /// How many times the provider has taken each message over, by its id.
  [[nodiscard]] std::map<std::string, int> copies() const;
  [[nodiscard]] std::size_t taken_over() const { return copies().size(); }
  [[nodiscard]] bool nobody_got_two() const;
  [[nodiscard]] std::int64_t sms_in(std::string_view state);
  /// Those that anybody is to get.
  [[nodiscard]] std::int64_t sms_planned();
  [[nodiscard]] std::int64_t sms_told() { return sms_in("sent") + sms_in("delivered"); }
  [[nodiscard]] std::vector<Told> sms_to_mother_of(std::string_view child) {
    return day->told_by(day->mother_of(child), "sms");
  }
  /// Absent in the first lesson of Monday, by its teacher's roll.
  void absent(std::string_view group, std::string_view child, std::string_view code = "Н");
  /// An urgent announcement to 6-Б: 24 families, an SMS each.
  void urgent_announcement(const std::string& title);
  /// Workers of their own on the same database, all at work at once, at this wall time of the school, until nothing is
  /// due any more.
  void workers_at(std::string_view date, std::string_view time, int workers);
  [[nodiscard]] Instant instant(std::string_view date, std::string_view time) const;

  TemporaryFolder folder;
  std::unique_ptr<Scenario> day;

 private:
  int port_ = test::free_port();
  std::unique_ptr<test::ChildProcess> provider_;
};

}  // namespace vestnik::tests
