#pragma once
/// Rules that hold for every route of a kind, so that no handler can forget them.
#include "ports/http.h"

namespace vestnik {

/// Writes of the API are repeated by networks and by people: every one carries an Idempotency-Key. Signing in and out
/// is no fact and needs none.
[[nodiscard]] bool needs_idempotency_key(const Route& route);

}  // namespace vestnik
