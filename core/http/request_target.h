#pragma once
/// The request target (RFC 9112 §3.2, RFC 3986) taken apart once, strictly, before anything else looks at it: what is
/// routed is what was checked.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace vestnik {

struct RequestTarget {
  std::string path;                                        ///< decoded; segments hold neither "/" nor dots alone
  std::vector<std::pair<std::string, std::string>> query;  ///< decoded, in order, every name once
};

/// `raw` as it came over the wire: "/api/v1/students/17?from=2026-09-14". Pure. Problems:
/// "http.bad_target" (not an absolute path, characters that must be encoded, broken escapes, empty segments),
/// "http.bad_path" (dot segments, encoded separators, NUL and control characters, not UTF-8),
/// "http.bad_query", "http.duplicate_argument" {field}, "http.too_many_arguments" {limit}.
[[nodiscard]] Result<RequestTarget> parse_target(std::string_view raw);

}  // namespace vestnik
