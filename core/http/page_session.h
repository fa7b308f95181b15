#pragma once
/// Sessions of pages: the token comes in a cookie that only this site gets back, and every write shows that a page of
/// ours sent it (OWASP ASVS 5.0, 3.3.1 and 3.5.1; RFC 6265bis, 4.1.3.2).
#include <span>
#include <string>
#include <string_view>

#include "http/front_check.h"
#include "ports/http.h"

namespace vestnik {

/// The token of the session's cookie; "" when there is none, or when two of the name disagree.
[[nodiscard]] std::string session_of_cookie(std::span<const HeaderField> headers);

/// Whether a request that a cookie signed in may do what it asks: reading always; writing when its X-CSRF-Token is
/// `expected` and no browser says that another site began it.
[[nodiscard]] bool is_of_our_page(Method method, std::span<const HeaderField> headers, std::string_view expected);

}  // namespace vestnik
