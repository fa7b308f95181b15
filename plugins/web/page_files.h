#pragma once
/// The files of the cabinet's pages, read once at start: a page can never name a file that was not there then, and
/// nothing of a request becomes a path.
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "base/result.h"

namespace vestnik::web {

struct PageFile {
  std::string media;  ///< value of Content-Type
  std::shared_ptr<const std::string> bytes;
  std::string etag;
};

/// By name, without folder.
using PageFiles = std::map<std::string, PageFile, std::less<>>;

/// The file that is answered at "/".
inline constexpr const char* first_page = "index.html";

/// Files of kinds that are no pages are left out. Problem "web.no_pages" {folder} where there is no first page, or one
/// of the files cannot be read.
[[nodiscard]] Result<PageFiles> read_page_files(const std::filesystem::path& folder);

}  // namespace vestnik::web
