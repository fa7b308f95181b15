#pragma once
/// A generated school on disk, and the service opened on it, as the command line does.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/service.h"
#include "ports/database.h"
#include "ports/settings.h"

namespace vestnik::bench {

using OwnSettings = std::vector<std::pair<std::string, std::string>>;

/// A Service with what it stands on. The clock stands on 17 September 2026, noon in Samara.
class OpenSchool {
 public:
  /// Opens the service on a data folder. Throws std::runtime_error.
  OpenSchool(const std::filesystem::path& data, const OwnSettings& own);

  [[nodiscard]] Service& service() { return *service_; }
  [[nodiscard]] const Settings& settings() const { return *settings_; }
  [[nodiscard]] ManualClock& clock() { return clock_; }
  [[nodiscard]] Random& random() { return random_; }
  [[nodiscard]] InstitutionId institution() const { return InstitutionId{1}; }

  /// The first column of every row.
  [[nodiscard]] std::vector<std::int64_t> numbers(std::string_view sql, std::initializer_list<Value> parameters);
  void write(const std::function<void(Transaction&)>& use);
  [[nodiscard]] Actor actor(PersonId person) const { return {institution(), person, AccountId{}}; }

 private:
  std::unique_ptr<Settings> settings_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<Service> service_;
};

/// `vestnik generate` and `vestnik import` into the folder, with lessons of all September, or longer, and accounts for
/// everybody, and the benchmark's own regulation in force, by which families are told over `channel`. Throws
/// std::runtime_error.
void make_school(const std::filesystem::path& data, int students, const std::string& lessons_until = "30.09.2026",
                 const std::string& channel = "email", std::string_view more_rules = "");

/// One class of at least `size` students.
struct SchoolClass {
  GroupId group;
  std::vector<PersonId> students;
  /// Lessons that have begun, with their teachers.
  std::vector<std::pair<LessonId, PersonId>> lessons;
};
[[nodiscard]] SchoolClass read_class(OpenSchool& school, GroupId group);
/// Moves students of other classes in until the class is that large.
void enlarge_class(OpenSchool& school, GroupId group, std::size_t size);

}  // namespace vestnik::bench
