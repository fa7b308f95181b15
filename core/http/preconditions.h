#pragma once
/// Preconditions of requests (RFC 9110, 13): what is true of every resource of the API, so that no handler can forget
/// it.
#include "http/router.h"
#include "ports/http.h"

namespace vestnik {

/// An answer of JSON under /api/v1 to a GET with its ETag, or 304 when the client has it already. A tag that the
/// handler has set stays; other answers pass unchanged.
[[nodiscard]] Response with_validator(const Route& route, const Request& request, Response response);

/// Whether an If-Match of a PUT or DELETE still names what a GET of the same path answers to the same person. What has
/// no GET of its own is seen in the list or the whole above it, whose tag then stands for it; where nothing is above,
/// no tag fits. The version in the body is checked all the same, inside of the write. May throw what the handler of the
/// GET throws.
[[nodiscard]] bool precondition_holds(const Router& router, const Request& request);

}  // namespace vestnik
