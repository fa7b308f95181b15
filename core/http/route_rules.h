#pragma once
/// Rules that hold for every route of a kind, so that no handler can forget them.
#include "ports/http.h"

namespace vestnik {

/// Writes of the API are repeated by networks and by people: every one carries an Idempotency-Key. Signing in and out
/// is no fact and needs none.
[[nodiscard]] bool needs_idempotency_key(const Route& route);

/// Pages outside of the API take what a browser's or a mail program's form sends (RFC 8058); the API takes JSON alone.
[[nodiscard]] bool takes_form(const Route& route);

}  // namespace vestnik
