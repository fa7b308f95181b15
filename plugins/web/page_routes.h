#pragma once
/// Two open doors to the files of the cabinet. They hold nothing about anybody: what a page shows it asks the API for,
/// with the reader's own session (usolye-7.1, otradny-2.2).
#include "plugins/web/page_files.h"
#include "ports/plugin.h"

namespace vestnik::web {

/// Any thread. The host must outlive it, and it the routes.
class PageRoutes {
 public:
  PageRoutes(Host& host, PageFiles files) : host_(host), files_(std::move(files)) {}
  void contribute();

  /// The file, or 304 to who has it; 404 for a name that is none of them.
  [[nodiscard]] Response page(const Request& request, std::string_view name) const;

 private:
  Host& host_;
  const PageFiles files_;
};

}  // namespace vestnik::web
