#pragma once
/// Reads what a plugin says of itself without running any of it: static constructors run inside dlopen, before any
/// function of ours could refuse the file.
#include <filesystem>

#include "base/result.h"
#include "ports/plugin.h"

namespace vestnik {

/// The manifest of a shared object that may be loaded: of this ABI, of this build, owned by the service's user or root
/// and writable by nobody else, with all symbols bound at loading. Any thread; never throws for a broken file.
///
/// Problems name the file without its folder:
///   "plugin.no_file" {file}         there is none, or it cannot be read
///   "plugin.unsafe_owner" {file}    a stranger could change it; also a symbolic link
///   "plugin.not_a_plugin" {file}    no ELF64 shared object of this machine, or no whole manifest in it
///   "plugin.foreign_abi" {file, expected, found}
///   "plugin.other_build" {file}     another compiler, other flags or other contract headers
///   "plugin.other_name" {file, name}
///   "plugin.lazy_binding" {file}    linked without `-z now`: a missing symbol would end the process later
[[nodiscard]] Result<PluginManifest> read_manifest(const std::filesystem::path& file);

/// Whether the word may name a plugin: 1 to 31 of a-z, 0-9 and _. Keeps paths out of `plugins.enabled`.
[[nodiscard]] bool is_plugin_name(std::string_view word);

}  // namespace vestnik
