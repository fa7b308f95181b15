#include "plugins/web/page_files.h"

#include <array>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "answers/etag.h"

namespace vestnik::web {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> media_of_pages{{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"},
}};

std::string_view media_of_page(const std::filesystem::path& file) {
  for (const auto& [ending, media] : media_of_pages) {
    if (file.extension() == ending) return media;
  }
  return {};
}

}  // namespace

Result<PageFiles> read_page_files(const std::filesystem::path& folder) {
  const Problem no_pages{"web.no_pages", {{"folder", folder.string()}}};
  PageFiles files;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
    const std::string_view media = media_of_page(entry.path());
    if (media.empty()) continue;
    std::ifstream in{entry.path(), std::ios::binary};
    std::string bytes{std::istreambuf_iterator<char>{in}, {}};
    if (!in) return no_pages;
    std::string etag = etag_of(bytes);
    files.emplace(entry.path().filename().string(),
                  PageFile{std::string{media}, std::make_shared<const std::string>(std::move(bytes)), std::move(etag)});
  }
  if (failed || !files.contains(first_page)) return no_pages;
  return files;
}

}  // namespace vestnik::web
