#pragma once
/// Waves of alerts and the messages they hold. A message in a wave stays `held` with the reason "wave" and is due when
/// it expires, so that what nobody decided ends as its rule says; it remembers when it would have left.
/// Write transactions but for the questions; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik {

enum class WaveKind : std::uint8_t { group, school, night, hand, act };
enum class WaveState : std::uint8_t {
  open,       ///< waits for a person
  released,   ///< its messages went out
  cancelled,  ///< a false alarm: its messages never leave
  dissolved,  ///< what was left of it was no wave any more, or its time was out
  called,     ///< nobody decided: class teachers telephone
};
[[nodiscard]] std::string_view to_text(WaveKind kind);
[[nodiscard]] std::string_view to_text(WaveState state);

struct Wave {
  std::int64_t id = 0;
  WaveKind kind = WaveKind::group;
  std::string rule;
  std::string clause;
  EventId event;  ///< what began it; none for a hold by hand
  GroupId group;
  CivilDate date;
  int lesson = 0;    ///< number of the one lesson it speaks of, 0: several or none
  int students = 0;  ///< when it opened
  int measure = 0;   ///< students of the group, the usual number of the hour, or what one act may tell of
  int releasers = 1;
  int people_told = 0;
  WaveState state = WaveState::open;
  std::string reason;  ///< why a person cancelled or held it
  Instant opened_at;
  std::optional<Instant> ended_at;
  PersonId ended_by;
};

/// One guarded fact under one held message that is due or soon will be.
struct GuardedMessage {
  DeliveryId delivery;
  std::string rule;
  std::string clause;
  EventId event;
  PersonId student;
  GroupId group;  ///< of the lesson; none where the fact stands in no lesson
  int lesson = 0;
  std::optional<CivilDate> date;
  Instant recorded;
  Instant due;
};

/// Whether a guarded message is due: read-only, one place of an index.
[[nodiscard]] bool guarded_due(Transaction& transaction, Instant due_until);
/// Guarded messages due by then that nobody has looked at, by message.
[[nodiscard]] std::vector<GuardedMessage> guarded_messages(Transaction& transaction, Instant due_until);
/// How many students the rule was about that were recorded in [from, until).
[[nodiscard]] int students_told_of(Transaction& transaction, std::string_view rule, Instant from, Instant until);
/// Students of the largest group of that day; 0 where there is none.
[[nodiscard]] int largest_group(Transaction& transaction, CivilDate on);
/// The guard has looked: the message goes its way.
void let_pass(Transaction& transaction, DeliveryId delivery);

/// `wave.id` is given by the store.
[[nodiscard]] std::int64_t open_wave(Transaction& transaction, const Wave& wave);
void hold_in_wave(Transaction& transaction, std::int64_t wave, DeliveryId delivery, Instant now);
/// Every message of the rule that has certainly not left; answers how many.
std::int64_t hold_rule(Transaction& transaction, std::int64_t wave, std::string_view rule, Instant now);

[[nodiscard]] std::optional<Wave> find_wave(Transaction& transaction, std::int64_t id);
/// Oldest first.
[[nodiscard]] std::vector<Wave> open_waves(Transaction& transaction);
[[nodiscard]] bool has_open_wave(Transaction& transaction);
/// Open ones first, then newest first.
[[nodiscard]] std::vector<Wave> all_waves(Transaction& transaction, int limit);

/// Students of a group's lessons of a day whom the rule is about and nobody was told of yet, since a moment: those too
/// whose families no message can tell, so that a class is counted whole.
[[nodiscard]] std::vector<PersonId> students_untold(Transaction& transaction, const Wave& like, Instant since);
/// Whom the wave is still about; 0 once it holds no message any more.
[[nodiscard]] int students_left(Transaction& transaction, const Wave& wave);
struct WaveRow {
  DeliveryId delivery;
  PersonId student;
  std::string name;  ///< surname and first name
  PersonId recipient;
  std::string channel;
  std::string state;
  std::string reason;
};
/// Every message it holds or held, by student.
[[nodiscard]] std::vector<WaveRow> wave_rows(Transaction& transaction, std::int64_t wave);
/// Open obligations under the messages it still holds, with whom they are about.
struct WaveDebt {
  ObligationId obligation;
  PersonId student;
};
[[nodiscard]] std::vector<WaveDebt> wave_debts(Transaction& transaction, std::int64_t wave);

/// Its messages go out: at once, or when they would have been due.
void let_wave_go(Transaction& transaction, std::int64_t wave, Instant now);
/// Its messages never leave. Their obligations are the caller's.
void drop_wave_messages(Transaction& transaction, std::int64_t wave, std::string_view reason, Instant now);
struct WaveEnd {
  WaveState state = WaveState::dissolved;
  PersonId by;  ///< none: it ended by itself, or the operator did it
  std::string_view reason;
};
void end_wave(Transaction& transaction, std::int64_t wave, const WaveEnd& end, Instant now);
void note_people_told(Transaction& transaction, std::int64_t wave, int people);

struct WaveVote {
  PersonId person;
  Instant at;
};
/// Oldest first.
[[nodiscard]] std::vector<WaveVote> wave_votes(Transaction& transaction, std::int64_t wave);
/// False when this person agreed before.
bool add_wave_vote(Transaction& transaction, std::int64_t wave, PersonId person, Instant now);

}  // namespace vestnik
