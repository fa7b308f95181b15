#pragma once
/// THE write path: access → regulation → writer → audit → event, in one transaction. Implements ports/recorder.h.
#include "access/zones.h"
#include "base/random.h"
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
  struct HookWords;
  [[nodiscard]] HookWords ask_hooks(const Call& call) const;
  [[nodiscard]] std::shared_ptr<const Regulation> regulation_for(const Call& call, const JudgedChange& judged) const;
  [[nodiscard]] bool has_hook(const Call& call, const Facts& facts) const;
  Result<Recorded> record(Transaction& transaction, const Call& call, const HookWords& hooks) const;
  Result<Recorded> decide_and_write(Transaction& transaction, const Call& call, Facts& facts,
                                    const HookWords& hooks) const;
  [[nodiscard]] Result<std::vector<Decision>> judge(const Call& call, const Facts& facts, const HookWords& hooks) const;
  void note_refusal(const Call& call, const Problem& problem) const;

  RecorderPorts ports_;
};

/// The decision of a row that cannot stand whatever the rules say.
[[nodiscard]] Decision refused_by(Problem problem);

}  // namespace vestnik
