#include "plugins/diary/page_answer.h"

#include <utility>

#include "base/digest.h"
#include "base/text.h"

namespace vestnik::diary {
namespace {

/// Weak comparison: a proxy that compressed the page marks its tag W/.
bool names_tag(std::string_view if_none_match, std::string_view etag) {
  for (std::string_view candidate : split(if_none_match, ',')) {
    candidate = trimmed(candidate);
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == "*" || candidate == etag) return true;
  }
  return false;
}

}  // namespace

std::shared_ptr<const Page> finished_page(std::string body, std::string_view ingredients) {
  std::string etag = '"' + digest(ingredients).substr(0, 32) + '"';
  return std::make_shared<const Page>(Page{std::move(body), std::move(etag)});
}

Response page_answer(const Request& request, const Page& page) {
  Response response;
  response.headers = {{"ETag", page.etag}, {"Cache-Control", "private, no-cache"}};
  if (names_tag(request.if_none_match, page.etag)) {
    response.status = 304;
  } else {
    response.body = page.body;
  }
  return response;
}

}  // namespace vestnik::diary
