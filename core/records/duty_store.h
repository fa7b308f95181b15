#pragma once
/// Tasks of duties: who owes what of which turn, and what became of it. All functions: the transaction's thread and
/// institution; those that write, inside a write transaction.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

enum class DutyState : std::uint8_t {
  open,
  escalated,  ///< still to be done, and somebody above knows
  done,
  lapsed  ///< nobody asks any more
};
inline constexpr std::array<std::string_view, 4> duty_state_names{"open", "escalated", "done", "lapsed"};
[[nodiscard]] constexpr std::string_view to_text(DutyState state) {
  return duty_state_names[static_cast<std::size_t>(state)];
}
[[nodiscard]] constexpr std::optional<DutyState> parse_duty_state(std::string_view name) {
  for (std::size_t at = 0; at < duty_state_names.size(); ++at) {
    if (duty_state_names[at] == name) return static_cast<DutyState>(at);
  }
  return std::nullopt;
}

struct DutyTask {
  std::int64_t id = 0;
  std::string duty;  ///< name of the rule
  CivilDate turn;    ///< day it is due on
  PersonId person;
  GroupId group;  ///< none where the duty is not one a group
  Instant due;    ///< the first moment that is late
  DutyState state = DutyState::open;
  Instant opened;
  std::optional<Instant> done_at;
  PersonId done_by;
  std::string word;
  std::int64_t version = 1;
  [[nodiscard]] bool is_open() const { return state == DutyState::open || state == DutyState::escalated; }
};

[[nodiscard]] std::optional<DutyTask> find_duty_task(Transaction& transaction, std::int64_t id);
/// All that are still to be done, by turn.
[[nodiscard]] std::vector<DutyTask> open_duty_tasks(Transaction& transaction);
/// Every task of one turn.
[[nodiscard]] std::vector<DutyTask> duty_tasks_of_turn(Transaction& transaction, std::string_view duty, CivilDate turn);
struct DutyFilter {
  PersonId person;                 ///< none: everybody's
  std::optional<DutyState> state;  ///< none: what is still to be done
  int most = 5000;
};
/// By turn, the latest first.
[[nodiscard]] std::vector<DutyTask> duty_tasks(Transaction& transaction, const DutyFilter& filter);

/// Starts as open; `id` is given by the store. What was done once and is owed again is the same task, open again.
DutyTask add_duty_task(Transaction& transaction, DutyTask task);
/// `by`: none where the service saw for itself that it is done.
void move_duty_task(Transaction& transaction, const DutyTask& task, DutyState state, PersonId by, std::string_view word,
                    Instant now);

/// Who got the list of the day already.
[[nodiscard]] std::vector<PersonId> duty_lists_of(Transaction& transaction, CivilDate date);
void note_duty_list(Transaction& transaction, CivilDate date, PersonId person);

}  // namespace vestnik
