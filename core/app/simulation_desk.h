#pragma once
/// Simulations for the API: each is this very program, `vestnik regulation simulate`, in a process of its own that only
/// reads the journal's file. It leaves its progress and its answer in a folder that nobody else may read.
#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <map>

#include "api/simulations.h"
#include "app/service.h"
#include "base/clock.h"
#include "base/guarded.h"

namespace vestnik {

class SimulationDesk final : public Simulations {
 public:
  /// A simulation that takes longer is ended: whoever began it may be gone.
  static constexpr std::chrono::minutes longest{30};
  static constexpr std::uintmax_t largest_report = std::uintmax_t{64} << 20U;

  /// `program` is asked with the words of this installation.
  SimulationDesk(std::filesystem::path program, Places places, bool on_postgres, const Clock& clock)
      : program_(std::move(program)), places_(std::move(places)), on_postgres_(on_postgres), clock_(clock) {}
  /// Ends what still runs.
  ~SimulationDesk() override;
  SimulationDesk(const SimulationDesk&) = delete;
  SimulationDesk& operator=(const SimulationDesk&) = delete;

  Result<std::int64_t> begin(InstitutionId institution, const SimulationRequest& request) override;
  std::optional<SimulationState> look(InstitutionId institution, std::int64_t id) override;
  bool end(InstitutionId institution, std::int64_t id) override;

 private:
  struct Running {
    std::int64_t id = 0;
    std::filesystem::path folder;
    pid_t process = -1;  ///< -1: ended
    Instant begun;
    SimulationState state;
  };
  struct Table {
    std::int64_t last_id = 0;
    std::map<InstitutionId, Running> simulations;
  };

  [[nodiscard]] std::vector<std::string> words_for(const std::filesystem::path& folder,
                                                   const SimulationRequest& request) const;
  void refresh(Running& running) const;
  static void forget(Running& running);

  std::filesystem::path program_;
  Places places_;
  bool on_postgres_;
  const Clock& clock_;
  Guarded<Table> table_;
};

}  // namespace vestnik
