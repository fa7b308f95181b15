#pragma once
/// A sample school from its CSV files and its regulation, through the same doors a real school uses.
#include <optional>
#include <string>

#include "app/adoption.h"
#include "app/session.h"

namespace vestnik {

struct SampleSchool {
  std::string folder;      ///< below config/: "sample"
  std::string regulation;  ///< name in scripts_lua/regulations, and the institution's code
};

/// Imports the folder by the import plugin's own verb and adopts the regulation. nullopt after telling why not.
[[nodiscard]] std::optional<InstitutionId> set_up_school(Service& service, const CommandSession& session,
                                                         const SampleSchool& sample);

}  // namespace vestnik
