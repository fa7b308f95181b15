#include "architecture/sources.h"

#include <algorithm>
#include <fstream>

namespace vestnik::architecture {
namespace {

bool is_passed_over(const std::filesystem::path& folder) {
  return folder.filename() == "samples" || folder.filename() == "node_modules" || folder.filename() == "build";
}

bool has_ending(const std::string& path, const std::vector<std::string>& endings) {
  return std::any_of(endings.begin(), endings.end(), [&](const auto& ending) { return path.ends_with(ending); });
}

SourceFile read(const std::filesystem::path& root, const std::filesystem::path& path) {
  SourceFile file{std::filesystem::relative(path, root).generic_string(), {}};
  std::ifstream in{path};
  for (std::string line; std::getline(in, line);) file.lines.push_back(std::move(line));
  return file;
}

}  // namespace

std::string SourceFile::part() const {
  const auto first = path.find('/');
  if (first == std::string::npos) return "";
  const std::string top = path.substr(0, first);
  if (top != "core" && top != "plugins" && top != "gateways") return top;
  const auto second = path.find('/', first + 1);
  return second == std::string::npos ? top : path.substr(0, second);
}

std::vector<SourceFile> read_sources(const std::filesystem::path& root, const std::vector<std::string>& folders,
                                     const std::vector<std::string>& endings) {
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    if (!std::filesystem::exists(root / folder)) continue;
    std::filesystem::recursive_directory_iterator at{root / folder};
    for (; at != std::filesystem::recursive_directory_iterator{}; ++at) {
      if (at->is_directory() && is_passed_over(at->path())) at.disable_recursion_pending();
      if (at->is_regular_file() && has_ending(at->path().string(), endings)) files.push_back(read(root, at->path()));
    }
  }
  std::sort(files.begin(), files.end(), [](const auto& left, const auto& right) { return left.path < right.path; });
  return files;
}

std::string complaint(const SourceFile& file, std::size_t line_index, std::string_view words) {
  return file.path + ":" + std::to_string(line_index + 1) + ": " + std::string{words};
}

}  // namespace vestnik::architecture
