#pragma once
/// From a script's text to a regulation: run in the sandbox, read strictly, checked whole. Never half a regulation: it
/// loads without a single finding or not at all.
#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "regulation/shelf.h"
#include "regulation/tabled_regulation.h"

namespace vestnik {

struct LoadedRegulation {
  std::shared_ptr<const TabledRegulation> regulation;  ///< null when there is any problem
  std::vector<Problem> problems;  ///< all of them, by line; codes "regulation.*" and "script.*" with file and line
};

/// `name` stands in findings. `zone`: the institution's own clock, where one goes before the script's. Any thread.
[[nodiscard]] LoadedRegulation load_regulation(std::string_view name, std::string_view source,
                                               std::string_view zone = {});
/// The same for a file; "regulation.unreadable" {file}.
[[nodiscard]] LoadedRegulation load_regulation_file(const std::filesystem::path& path);
/// Loads a file and puts it on the shelf. When there is any problem, the shelf keeps the version it has.
[[nodiscard]] std::vector<Problem> put_file(RegulationShelf& shelf, InstitutionId institution,
                                            const std::filesystem::path& path);
/// A file of at most longest_script bytes, or "regulation.unreadable" / "script.too_large" {file}.
[[nodiscard]] Result<std::string> read_script_file(const std::filesystem::path& path);

}  // namespace vestnik
