#pragma once
/// The import of one folder: its tables become rows, the rows go through the roster's port.
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "ports/roster.h"
#include "rows.h"

namespace vestnik::import_csv {

struct ImportOptions {
  std::filesystem::path folder;
  std::string institution;      ///< code; needed when the folder has no file of the institution
  bool dry_run = false;         ///< everything is done and taken back
  std::filesystem::path slips;  ///< empty: no accounts are made, for nobody would learn the codes
  std::string address;          ///< of the cabinet, printed on the slips
  AccountPolicy accounts = AccountPolicy::with_consent;
  std::optional<CivilDate> as_of;          ///< the day changes hold from; by default today in the institution's zone
  std::optional<CivilDate> lessons_until;  ///< by default the end of the last study period
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< may be empty
};

/// Blocks. Nothing is written when the report has errors. DatabaseError when the world is broken.
[[nodiscard]] Report import_school(Roster& roster, const ImportOptions& options);

}  // namespace vestnik::import_csv
