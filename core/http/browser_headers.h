#pragma once
/// What every answer tells browsers, whatever its status: nothing is guessed, framed, run, loaded from elsewhere, read
/// by other sites or told to them (OWASP ASVS 5.0, 3.2.1 and 3.4; Content Security Policy Level 3; Referrer Policy).
#include <array>
#include <string_view>
#include <utility>

namespace vestnik {

/// Names and values. A header that a handler has set itself stays as it is. The pages of the core are HTML with
/// styles of their own and forms to the service; they have no scripts. Those of plugins/web set a policy of their own.
inline constexpr std::array<std::pair<const char*, const char*>, 6> browser_headers{{
    {"Cache-Control", "no-store"},  // children's data must not stay in caches unless a handler says how
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'; "
     "object-src 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
}};

}  // namespace vestnik
