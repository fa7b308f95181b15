#pragma once
/// Problems as RFC 9457 documents.
#include "ports/http.h"
#include "ports/render.h"

namespace vestnik {

/// application/problem+json with "type" (urn:vestnik:problem:<code>), "title" (the sentence), "status", "detail" (the
/// next step), "clause", "field", "line" and "column" where there are any, and "details": every detail by name.
[[nodiscard]] Response problem_response(const Problem& problem, const MessageCatalogue& messages);
/// The same with "instance" (urn:vestnik:request:<id>), so that the person can name the case to the administrator.
[[nodiscard]] Response problem_response(const Problem& problem, const MessageCatalogue& messages,
                                        std::string_view request_id);

}  // namespace vestnik
