#pragma once
/// Rules about the text of files.
#include "architecture/sources.h"

namespace vestnik::architecture {

constexpr std::size_t longest_file = 400;  ///< lines

[[nodiscard]] Complaints check_length(const std::vector<SourceFile>& files);
/// Words that promise work instead of doing it.
[[nodiscard]] Complaints check_unfinished(const std::vector<SourceFile>& files);
/// Russian text belongs into templates and scripts; a short list of exceptions stands in the source of this rule.
[[nodiscard]] Complaints check_cyrillic(const std::vector<SourceFile>& files);
/// Metrics that the product counts and the page does not explain.
[[nodiscard]] Complaints check_metrics(const std::vector<SourceFile>& files, const SourceFile& page);
/// Links of Markdown pages that lead to nothing in the tree.
[[nodiscard]] Complaints check_links(const std::filesystem::path& root, const std::vector<SourceFile>& pages);

}  // namespace vestnik::architecture
