#pragma once
/// Rules that hold for every route of a kind, so that no handler can forget them.
#include "ports/http.h"

namespace vestnik {

/// Writes of the API are repeated by networks and by people: every one carries an Idempotency-Key. Signing in and out
/// is no fact and needs none.
[[nodiscard]] bool needs_idempotency_key(const Route& route);

/// What the API does under a right: it is asked for before anything of the request is looked at. Not of sessions, which
/// are everybody's own affair, and whose end takes a right away.
[[nodiscard]] bool asks_right_first(const Route& route);

/// Called by other people's programs, which speak as their makers thought: `/hooks/…` and foreign protocols.
[[nodiscard]] bool takes_any_body(const Route& route);

/// What changes the own account though it stands under "me view" is for its owner's own session: a program that may see
/// who it speaks for changes nothing there. Signing out ends the token's own session, and programs have none.
[[nodiscard]] bool is_own_account(const Route& route);

/// The one click of a letter comes as a form (RFC 8058 3.2); everything else is JSON.
[[nodiscard]] bool takes_form(const Route& route);

/// Whether an argument asks for the answer as a page for the printer instead: `page=true`, `as=page`.
[[nodiscard]] bool gives_page_on_wish(const Route& route);

/// Answers nothing but a page for the printer.
[[nodiscard]] bool is_page(const Route& route);

/// What its answers are: JSON, but for the pages behind a letter's link, archives, kept files, what Prometheus reads,
/// and the word by which a provider knows that it was heard. Problems of the pages are pages too.
[[nodiscard]] std::string_view media_of(const Route& route);

}  // namespace vestnik
