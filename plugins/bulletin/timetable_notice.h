#pragma once
/// A change of lessons to come puts a notice with the old and the new lesson on the board of the class's teachers,
/// students and parents (syzran-r.adm.5b): another teacher, a lesson cancelled, moved, or held after all.
#include <string>
#include <vector>

#include "ports/plugin.h"

namespace vestnik::bulletin {

/// Handles "lesson.changed" and "lessons.substituted". Posts as the service, through the Recorder, once an event and
/// group: an event told again finds its notice there. What changed in days that are over concerns nobody's timetable.
class TimetableNotices {
 public:
  /// `host` outlives this.
  explicit TimetableNotices(Host& host) : host_(host) {}
  void contribute();
  void on_change(const Event& event);

 private:
  struct Change;
  [[nodiscard]] std::vector<Change> changes_in(const Event& event) const;
  void post(const Event& event, const std::vector<Change>& of_one_group);
  [[nodiscard]] std::string words(const Change& change) const;
  [[nodiscard]] std::string sentence(std::string_view code, Details details) const;

  Host& host_;
};

}  // namespace vestnik::bulletin
