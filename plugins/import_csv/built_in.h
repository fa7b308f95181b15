#pragma once
/// The data files of this folder, built into the program so that an import needs nothing beside its own folder.
#include <string_view>

namespace vestnik::import_csv {

[[nodiscard]] std::string_view built_in_headers();    ///< headers.tsv
[[nodiscard]] std::string_view built_in_slips();      ///< slips.html
[[nodiscard]] std::string_view built_in_names();      ///< names.tsv, for invented schools
[[nodiscard]] std::string_view built_in_generated();  ///< generated.tsv, words of the generated files

}  // namespace vestnik::import_csv
