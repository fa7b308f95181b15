#pragma once
/// The way to a database server: to another machine it is encrypted, or not gone at all (OWASP ASVS 5.0, 12.3.1). Left
/// to itself libpq speaks in the clear to a server that offers nothing better.
#include <string>

#include "base/result.h"

namespace vestnik::storage {

/// `connection` as libpq takes it: "host=… dbname=…" or "postgresql://…". Sockets and addresses of this machine may be
/// in the clear. Problem "storage.way_in_the_clear": a host elsewhere without sslmode require, verify-ca or
/// verify-full; what libpq cannot read passes, for it says so itself. Pure; any thread.
[[nodiscard]] Result<void> check_way(const std::string& connection);

}  // namespace vestnik::storage
