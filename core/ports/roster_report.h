#pragma once
/// What an import found and did. Problems carry no personal data; who is meant stands apart in `who`, for the
/// operator's own screen, and never goes to a log. One thread.
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"

namespace vestnik::roster {

/// Where in what was read.
struct Place {
  std::string file;    ///< name without folders; "" when the whole import is meant
  int line = 0;        ///< from 1; 0 when the whole file is meant
  std::string column;  ///< heading as the file has it; "" when the whole row is meant
  bool operator==(const Place&) const = default;

  /// The same row with one of its members ("group", "full_name") in the column's place: a roster does not know the
  /// headings, so whoever read the rows puts the heading in.
  [[nodiscard]] Place of(std::string_view member) const { return {file, line, std::string{member}}; }
};

struct Remark {
  Place place;
  Problem problem;
  std::string who;  ///< a person's name, or ""
};

/// What is counted, each by the code of its line in the message catalogue.
namespace counted {
inline constexpr std::string_view institution = "import.counted_institution";
inline constexpr std::string_view staff = "import.counted_staff";
inline constexpr std::string_view roles = "import.counted_roles";
inline constexpr std::string_view groups = "import.counted_groups";
inline constexpr std::string_view students = "import.counted_students";
inline constexpr std::string_view memberships = "import.counted_memberships";
inline constexpr std::string_view subgroups = "import.counted_subgroups";
inline constexpr std::string_view guardians = "import.counted_guardians";
inline constexpr std::string_view guardianships = "import.counted_guardianships";
inline constexpr std::string_view contacts = "import.counted_contacts";
inline constexpr std::string_view consents = "import.counted_consents";
inline constexpr std::string_view opt_outs = "import.counted_opt_outs";
inline constexpr std::string_view preferences = "import.counted_preferences";
inline constexpr std::string_view class_teachers = "import.counted_class_teachers";
inline constexpr std::string_view subjects = "import.counted_subjects";
inline constexpr std::string_view load = "import.counted_load";
inline constexpr std::string_view declared_kinds = "import.counted_declared_kinds";
inline constexpr std::string_view bells = "import.counted_bells";
inline constexpr std::string_view timetable = "import.counted_timetable";
inline constexpr std::string_view periods = "import.counted_periods";
inline constexpr std::string_view calendar = "import.counted_calendar";
inline constexpr std::string_view lessons = "import.counted_lessons";
inline constexpr std::string_view accounts = "import.counted_accounts";
}  // namespace counted

struct Count {
  int added = 0;
  int changed = 0;
  bool operator==(const Count&) const = default;
};

class Report {
 public:
  /// Stops the import.
  void refuse(Place place, Problem problem, std::string who = {});
  /// Worth a look; stops nothing.
  void note(Place place, Problem problem, std::string who = {});
  /// `what` is one of `counted`.
  void added(std::string_view what) { ++counts_[what].added; }
  void changed(std::string_view what) { ++counts_[what].changed; }
  void add(std::string_view what, int number) { counts_[what].added += number; }

  /// By file and line, as a reader goes through them.
  void sort();

  /// Everything another report says, behind what stands here.
  void take(Report&& other);
  void take_counts(const Report& other);

  [[nodiscard]] bool refused() const { return !errors_.empty(); }
  [[nodiscard]] const std::vector<Remark>& errors() const { return errors_; }
  [[nodiscard]] const std::vector<Remark>& notes() const { return notes_; }
  /// By the names of `counted`; kinds the files say nothing of are missing.
  [[nodiscard]] const std::map<std::string_view, Count>& counts() const { return counts_; }
  [[nodiscard]] Count total() const;

 private:
  std::vector<Remark> errors_;
  std::vector<Remark> notes_;
  std::map<std::string_view, Count> counts_;
};

}  // namespace vestnik::roster
