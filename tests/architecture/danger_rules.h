#pragma once
/// Calls that have no place in a service that strangers write to (OWASP ASVS 5.0, 1.2.5, 1.2.9, 1.3.10, 1.4.1, 11.4.1,
/// 11.5.1), and what the proxy in front must say.
#include "architecture/sources.h"

namespace vestnik::architecture {

/// Shells, copies without a length, numbers anybody can foretell, patterns made at run time, broken digests. A digest
/// that a protocol of others demands stands in a short list in the source of this rule.
[[nodiscard]] Complaints check_dangerous_calls(const std::vector<SourceFile>& files);
/// The lines that make the shipped proxy what core/SECURITY.md says of it, and those it must not have.
[[nodiscard]] Complaints check_proxy(const SourceFile& settings);

}  // namespace vestnik::architecture
