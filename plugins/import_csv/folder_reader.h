#pragma once
/// A folder of a school's files, found by their loose names.
#include <filesystem>
#include <string>

#include "rows.h"

namespace vestnik::import_csv {

struct ReadFolder {
  SchoolRows rows;
  std::string digest;  ///< of the names and bytes of the files that were read
};

/// Reads every *.csv and *.txt of the folder whose name says what it holds. Links and other things than plain files are
/// refused; a file of an unknown name is noted; two files of one kind are read one after the other, by name.
[[nodiscard]] ReadFolder read_folder(const std::filesystem::path& folder, Report& report);

}  // namespace vestnik::import_csv
