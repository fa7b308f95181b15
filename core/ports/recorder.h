#pragma once
/// The one write path to facts: access → regulation → writer → audit → event, in one transaction.
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "domain/decision.h"
#include "domain/ids.h"
#include "ports/access.h"
#include "ports/database.h"
#include "ports/regulation.h"

namespace vestnik {

/// One thing a command would change, as the regulation of `judged_on` sees it.
struct JudgedChange {
  CivilDate judged_on;  ///< lesson's date, period's end, or today
  Change change;
  std::optional<Problem> problem{};  ///< the row cannot stand whatever the rules say: stale version, not on the list
};

/// Everything the decision rests on, read in one transaction.
struct Facts {
  std::vector<JudgedChange> changes;  ///< a row each; may be empty when no rule speaks of the command
  std::string revision;  ///< versions of what was read; when it differs inside the write, hooks are asked again
};

/// What a command left behind.
struct Written {
  std::string payload;  ///< JSON of the event: ids and versions, never names or texts
  std::string answer;   ///< JSON for the caller, kept for a repeated idempotency key
};

/// A command on facts. One object a call; used by one thread at a time.
class Command {
 public:
  virtual ~Command() = default;
  /// The event's type and the audit's word: "marks.recorded". Stable for ever.
  [[nodiscard]] virtual std::string_view event_type() const = 0;
  [[nodiscard]] virtual int schema_version() const { return 1; }
  [[nodiscard]] virtual Permission permission() const = 0;
  [[nodiscard]] virtual Object object() const = 0;
  /// Reads what the decision needs; called before the transaction (for hooks) and again inside it. A Problem is a
  /// refusal without a clause (unknown id, stale version, not on the list that day).
  [[nodiscard]] virtual Result<Facts> facts(Transaction& transaction, const Actor& actor, Role role, Instant now) = 0;
  /// JSON of what was asked, for the audit of what was done and of what was refused. May be personal: it lies in the
  /// audit's erasable table and nowhere else.
  [[nodiscard]] virtual std::string describe() const { return "{}"; }
  /// Rows the regulation refused are left out instead of refusing the whole (`partial=true`).
  [[nodiscard]] virtual bool partial() const { return false; }
  /// What nobody waits for lets people's clicks go first.
  [[nodiscard]] virtual Priority priority() const { return Priority::person; }
  /// Writes the rows whose decision permits. `decisions[i]` belongs to `facts.changes[i]`.
  [[nodiscard]] virtual Result<Written> write(Transaction& transaction, const Actor& actor,
                                              std::span<const Decision> decisions, Instant now) = 0;
};

struct CommandKey {
  std::string key;     ///< the caller's Idempotency-Key, 1..128 printable characters
  std::string digest;  ///< digest of the request: the same key with another request is a conflict
};

struct Recorded {
  EventId event;                    ///< none when nothing was written
  std::vector<Decision> decisions;  ///< one a row
  std::string answer;
  bool repeated = false;  ///< the kept answer and findings of an earlier call with this key
};

/// Any thread. Blocks until the fact is on disk.
class Recorder {
 public:
  virtual ~Recorder() = default;
  /// A refusal comes back as Recorded with decisions that do not permit (and no event), or as a Problem when no
  /// regulation stands behind it; both are in the audit. `received_at`: the server's receipt time decides a deadline.
  virtual Result<Recorded> run(const Actor& actor, Command& command, const CommandKey& key, Instant received_at) = 0;
};

}  // namespace vestnik
