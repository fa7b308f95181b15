#pragma once
/// Simulations of another version of the regulation, as the API begins them and asks for them.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "domain/ids.h"

namespace vestnik {

struct SimulationRequest {
  std::string institution;  ///< code
  std::string script;       ///< text of the other version
  CivilDate from;
  CivilDate until;        ///< included
  std::string sms_price;  ///< of one part, "3.50"; "" when nobody asked
};

struct SimulationState {
  enum class Stage : std::uint8_t { running, done, failed };
  Stage stage = Stage::running;
  int percent = 0;
  std::shared_ptr<const std::string> report{};  ///< JSON, when done
  std::vector<std::string> said{};              ///< why not, when failed: sentences for people
};

/// Any thread. One simulation at a time an institution; the last one is kept until the next begins or the service ends.
class Simulations {
 public:
  virtual ~Simulations() = default;
  /// Its number. Problems "regulation.simulation_running" {id}, "simulate.not_of_postgres", "regulation.desk_failed".
  virtual Result<std::int64_t> begin(InstitutionId institution, const SimulationRequest& request) = 0;
  /// Nothing: the institution has no such simulation (any more).
  virtual std::optional<SimulationState> look(InstitutionId institution, std::int64_t id) = 0;
  /// Ends it and forgets it; false where there is none.
  virtual bool end(InstitutionId institution, std::int64_t id) = 0;
};

}  // namespace vestnik
