#include "plugins/web/page_routes.h"

#include "answers/answers.h"
#include "answers/etag.h"

namespace vestnik::web {
namespace {

/// Scripts and styles are files of ours, never lines inside of a page; a page talks to this service alone and stands in
/// no other site's frame; text never becomes markup, whatever a script tries (Content Security Policy Level 3, Trusted
/// Types).
constexpr const char* own_files_only =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types "
    "'none'";

}  // namespace

Response PageRoutes::page(const Request& request, std::string_view name) const {
  const auto found = files_.find(name);
  if (found == files_.end()) return problem_answer(Problem{"http.not_found"}, host_.messages());
  const PageFile& file = found->second;
  Response response;
  response.content_type = file.media;
  response.kept = file.bytes;
  response.headers.emplace_back("Content-Security-Policy", own_files_only);
  // Kept by the browser and asked after each time: a new version of the service shows its own pages at once.
  return with_etag(request, std::move(response), file.etag);
}

void PageRoutes::contribute() {
  const auto add = [&](const char* pattern, const char* summary, std::function<Response(const Request&)> handle) {
    Route route;
    route.pattern = pattern;
    route.signed_in = false;
    route.handle = std::move(handle);
    route.doc = {summary, {}, "", "", {200, 304}};
    route.foreign = true;  // pages are no part of the API's document
    host_.add_route(std::move(route));
  };
  add("/", "The cabinet of families, a page", [this](const Request& request) { return page(request, first_page); });
  add("/web/{file}", "A file of the cabinet's pages",
      [this](const Request& request) { return page(request, request.parameter("file")); });
}

}  // namespace vestnik::web
