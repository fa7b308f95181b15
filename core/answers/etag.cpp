#include "answers/etag.h"

#include "base/digest.h"
#include "base/text.h"

namespace vestnik {

std::string etag_of(std::string_view content) {
  constexpr std::size_t enough = 32;  // 128 bits: two bodies never meet
  return '"' + digest(content).substr(0, enough) + '"';
}

bool etag_matches(std::string_view if_none_match, std::string_view etag) {
  for (const std::string_view part : split(if_none_match, ',')) {
    std::string_view tag = trimmed(part);
    if (tag == "*") return true;
    if (tag.starts_with("W/")) tag.remove_prefix(2);
    if (!tag.empty() && tag == etag) return true;
  }
  return false;
}

Response with_etag(const Request& request, Response response) {
  if (response.status != 200) return response;
  std::string etag = etag_of(response.content());
  return with_etag(request, std::move(response), std::move(etag));
}

Response with_etag(const Request& request, Response response, std::string etag) {
  if (response.status != 200) return response;
  if (etag_matches(request.if_none_match, etag)) {
    response.status = 304;
    response.body.clear();
    response.kept.reset();
  }
  response.headers.emplace_back("ETag", std::move(etag));
  response.headers.emplace_back("Cache-Control", "private, no-cache");
  return response;
}

}  // namespace vestnik
