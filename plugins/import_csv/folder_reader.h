#pragma once
/// A folder of a school's files, found by their loose names.
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "rows.h"

namespace vestnik::import_csv {

struct ReadFolder {
  SchoolRows rows;
  std::string digest;  ///< of the names and bytes of the files that were read
  std::map<std::string, std::map<std::string, std::string>> headings;  ///< by file and field
  std::set<std::string, std::less<>> incomplete;  ///< kinds of files of which something was refused
};

/// Reads every *.csv and *.txt of the folder whose name says what it holds. Links and other things than plain files are
/// refused; a file of an unknown name is noted; two files of one kind are read one after the other, by name.
[[nodiscard]] ReadFolder read_folder(const std::filesystem::path& folder, Report& report);

}  // namespace vestnik::import_csv
