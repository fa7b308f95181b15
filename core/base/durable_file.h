#pragma once
/// A file that is whole or not there, also after a power cut. Failures throw std::system_error.
#include <filesystem>
#include <string_view>

namespace vestnik {

/// Writes and syncs `temporary`, then renames it to `target` (replacing what was there). The folder is not synced.
void write_file(const std::filesystem::path& temporary, const std::filesystem::path& target, std::string_view content);

/// Appends a line to a file, which is made where there is none; synced when it returns. What a power cut left of the
/// line before ends there: the new one begins at a beginning. One writer at a time.
void append_line(const std::filesystem::path& file, std::string_view line);

/// Makes a folder and those above it that are missing, each on disk when it returns.
void make_durable_folder(const std::filesystem::path& folder);

/// After this the names in the folder are on disk.
void sync_folder(const std::filesystem::path& folder);

}  // namespace vestnik
