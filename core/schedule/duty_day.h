#pragma once
/// One look at the duties of a day: who is free to read a list now, what belongs into it, and which tasks begin and
/// end.
#include <deque>
#include <map>
#include <set>
#include <vector>

#include "notify/channels.h"
#include "schedule/duty_look.h"

namespace vestnik {

/// Lives for the length of one transaction: look(), then, in a write transaction, write().
class DutyDay {
 public:
  /// `memory` outlives the look.
  DutyDay(const JobView& view, const DutyBook& book, Instant now, DutyMemory& memory)
      : look_(view, book, now, &memory), memory_(memory) {}

  /// Reads; whether there is anything to write.
  [[nodiscard]] bool look();
  void write(const Channels& channels);

 private:
  struct Held {
    DutyTask task;
    const DutyRule* rule = nullptr;
    bool fresh = false;
    bool told_above = false;
  };
  struct Line {
    Held* held;
    bool of_others;
  };

  void read_people();
  [[nodiscard]] bool somebody_is_free() const;
  [[nodiscard]] bool is_free(PersonId person) const;
  void look_at_turn(const DutyRule& rule, const DutyTurn& turn);
  void look_at_old_tasks();
  Held* hold(const DutyRule& rule, const DutyTurn& turn, const DutyDebt& debt);
  void put_into_lists(Held& held, const DutyTurn& turn);
  void tell_above(Held& held);
  [[nodiscard]] bool was_told(const DutyTask& task, PersonId person);

  void send_list(const Channels& channels, PersonId person, const std::vector<Line>& lines);

  DutyLook look_;
  DutyMemory& memory_;
  bool school_day_ = true;
  bool digest_time_ = false;
  std::map<PersonId, Instant> last_lesson_;  ///< its end, of those who give lessons today
  std::set<PersonId> not_today_;             ///< away, or served already
  std::vector<DutyTask> stored_;             ///< open ones
  std::set<std::pair<std::string, CivilDate>> looked_at_;
  std::deque<Held> held_;
  std::vector<std::pair<const DutyTask*, DutyState>> ended_;
  std::map<PersonId, std::vector<Line>> lists_;
};

}  // namespace vestnik
