#pragma once
/// What libpqxx throws as DatabaseError. A server's message may quote data ("Key (name)=(…) already exists"), so only
/// the SQLSTATE and, for messages that name schema objects alone, their first line are passed on.
#include <string_view>

#include "ports/database.h"

namespace vestnik::storage {

/// Of an SQLSTATE (PostgreSQL documentation, appendix A).
[[nodiscard]] DatabaseError::Kind postgres_error_kind(std::string_view state);

/// To be called inside a catch block: the exception in flight as DatabaseError. `connected`: whether the session still
/// has its server.
[[nodiscard]] DatabaseError postgres_error(std::string_view sql, bool connected);

/// The same for a connection that could not be made, with the first line of the reason: it names the host and the
/// account of the service. Left out when it quotes the connection string, which may hold a password.
[[nodiscard]] DatabaseError postgres_connect_error();

}  // namespace vestnik::storage
