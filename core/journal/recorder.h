#pragma once
/// THE write path: access → regulation → writer → audit → event, in one transaction. Implements ports/recorder.h.
#include "access/zones.h"
#include "base/random.h"
#include "journal/judging.h"
#include "ports/database.h"
#include "ports/recorder.h"

namespace vestnik {

/// What a Recorder works with. All outlive it.
struct RecorderPorts {
  Database& database;
  const Access& access;
  const RegulationBook& regulations;
  const Zones& zones;
  Random& random;
};

/// Any thread. Blocks until the fact is on disk.
class JournalRecorder final : public Recorder {
 public:
  explicit JournalRecorder(RecorderPorts ports) : ports_(ports) {}

  Result<Recorded> run(const Actor& actor, Command& command, const CommandKey& key, Instant received_at) override;

 private:
  struct Call;
  /// The command's facts, with the days with lessons where a regulation counts them.
  [[nodiscard]] Result<Facts> facts_of(Transaction& transaction, const Call& call, Role role) const;
  [[nodiscard]] HookWords ask_hooks(const Call& call) const;
  Result<Recorded> record(Transaction& transaction, const Call& call, const HookWords& hooks) const;
  Result<Recorded> decide_and_write(Transaction& transaction, const Call& call, Facts& facts,
                                    const HookWords& hooks) const;
  void note_refusal(const Call& call, const Problem& problem) const;

  RecorderPorts ports_;
};

}  // namespace vestnik
