#pragma once
/// A problem as the JSON document of RFC 9457, for whoever answers a request: the server, the core's own routes,
/// plugins.
#include <string>
#include <string_view>

#include "base/problem.h"

namespace vestnik {

/// "type" (urn:vestnik:problem:<code>), "title" (the sentence), "status", "code", "detail" (the next step) and
/// "instance" (urn:vestnik:request:<id>), both left out when "", "clause", "field", "line" and "column" where there are
/// any, and "details": every detail by name.
[[nodiscard]] std::string problem_document(const Problem& problem, int status, std::string_view sentence,
                                           std::string_view next, std::string_view request_id = {});

}  // namespace vestnik
