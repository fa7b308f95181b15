#pragma once
/// Validators (RFC 9110 §8.8.3, §13.1.2): a cabinet that asks again for what it has gets 304 and no body.
#include <string>
#include <string_view>

#include "ports/http.h"

namespace vestnik {

/// A strong entity tag of the content, quotes included.
[[nodiscard]] std::string etag_of(std::string_view content);
/// Whether a value of If-None-Match names the tag; weak comparison, "*" fits any.
[[nodiscard]] bool etag_matches(std::string_view if_none_match, std::string_view etag);
/// A 200 answer with its ETag and `Cache-Control: private, no-cache`, or 304 when the client has it already. Other
/// statuses pass unchanged.
[[nodiscard]] Response with_etag(const Request& request, Response response);
/// The same with a tag that is cheaper than the body, e.g. of what it was made from.
[[nodiscard]] Response with_etag(const Request& request, Response response, std::string etag);

}  // namespace vestnik
