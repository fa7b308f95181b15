#pragma once
/// Settings: `config/vestnik.properties` and files layered over it. Every key is documented there with unit and
/// default.
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace vestnik {

/// Read-only after start. Any thread.
class Settings {
 public:
  virtual ~Settings() = default;
  [[nodiscard]] virtual std::optional<std::string> find(std::string_view key) const = 0;

  [[nodiscard]] std::string text(std::string_view key, std::string_view otherwise) const;
  /// Whole number; Problem "settings.not_a_number" {key, value}.
  [[nodiscard]] Result<std::int64_t> number(std::string_view key, std::int64_t otherwise) const;
  /// A secret is never a value but a reference: "file:/path" or "credential:name" (systemd). Problem
  /// "settings.secret_not_a_reference" {key} or "settings.secret_unreadable" {key}. Trailing line break is cut.
  [[nodiscard]] Result<std::string> secret(std::string_view key) const;
};

}  // namespace vestnik
