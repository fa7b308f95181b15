#pragma once
/// How these clients sign in and out: a salt, a proof of an app password, a token.
#include "plugins/netschool/call.h"
#include "plugins/netschool/salts.h"

namespace vestnik::netschool {

/// GET logindata: whoever begins gets a browser session.
[[nodiscard]] Response begin_sign_in(const Call& call);
/// POST auth/getdata.
[[nodiscard]] Response give_salt(const Call& call, Salts& salts);
/// POST login, auth/login. Whatever was wrong answers 409 with a sentence.
[[nodiscard]] Response sign_in(const Call& call, Salts& salts);
/// GET or POST auth/logout: 200 whoever asks.
[[nodiscard]] Response sign_out(const Call& call);
/// GET context/expired: whether the token of the query opens nothing any more.
[[nodiscard]] Response is_expired(const Call& call);

}  // namespace vestnik::netschool
