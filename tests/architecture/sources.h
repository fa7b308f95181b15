#pragma once
/// The source tree as the rules of the house see it.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::architecture {

struct SourceFile {
  std::string path;  ///< from the root of the tree, "core/base/time.cpp"
  std::vector<std::string> lines;

  /// The part it belongs to: "core/base", "plugins/mail", "gateways/email_smtp"; else its first folder.
  [[nodiscard]] std::string part() const;
  [[nodiscard]] bool ends_with(std::string_view ending) const { return path.ends_with(ending); }
};

/// Broken rules, in words: "core/base/time.cpp:3: base may not include json/reader.h".
using Complaints = std::vector<std::string>;

/// Files under the folders with one of the endings, in order of their paths. Folders named `samples`, `node_modules`
/// and `build` are passed over.
[[nodiscard]] std::vector<SourceFile> read_sources(const std::filesystem::path& root,
                                                   const std::vector<std::string>& folders,
                                                   const std::vector<std::string>& endings);

/// "path:line: words".
[[nodiscard]] std::string complaint(const SourceFile& file, std::size_t line_index, std::string_view words);

}  // namespace vestnik::architecture
