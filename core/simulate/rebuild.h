#pragma once
/// From what the journal keeps of a command back to the command: as it was asked, upon the versions that stand in the
/// scratch now. Ids of what was made on the way (applications, absences) are those of the scratch.
#include <map>
#include <memory>

#include "ports/recorder.h"
#include "simulate/history.h"

namespace vestnik {

/// One thread; one scratch.
class Rebuilder {
 public:
  /// The book outlives this.
  explicit Rebuilder(const RegulationBook& regulations) : regulations_(regulations) {}

  /// Nothing for what no rule of the core speaks of (papers of families, rows of imports, plugins), and for what cannot
  /// be told from what is left of it.
  [[nodiscard]] std::unique_ptr<Command> command_of(Transaction& transaction, const Happening& happening) const;
  /// What the command left behind in the scratch, so that later commands find it.
  void remember(const Happening& happening, const Written& written);

 private:
  [[nodiscard]] std::unique_ptr<Command> application_of(Transaction& transaction, const Happening& happening,
                                                        bool decided) const;

  const RegulationBook& regulations_;
  std::map<std::int64_t, std::int64_t> applications_;  ///< id in the journal → id in the scratch
};

}  // namespace vestnik
