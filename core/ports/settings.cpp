#include "ports/settings.h"

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace vestnik {
namespace {

constexpr std::string_view file_prefix = "file:";
constexpr std::string_view credential_prefix = "credential:";

std::optional<std::string> path_of(std::string_view reference) {
  if (reference.starts_with(file_prefix)) return std::string{reference.substr(file_prefix.size())};
  if (!reference.starts_with(credential_prefix)) return std::nullopt;
  const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
  return (folder == nullptr ? std::string{} : std::string{folder}) + "/" +
         std::string{reference.substr(credential_prefix.size())};
}

}  // namespace

std::string Settings::text(std::string_view key, std::string_view otherwise) const {
  return find(key).value_or(std::string{otherwise});
}

Result<std::int64_t> Settings::number(std::string_view key, std::int64_t otherwise) const {
  const auto held = find(key);
  if (!held) return otherwise;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(held->data(), held->data() + held->size(), value);
  if (error == std::errc{} && end == held->data() + held->size()) return value;
  return Problem{"settings.not_a_number", {{"key", std::string{key}}, {"value", *held}}};
}

Result<std::string> Settings::secret(std::string_view key) const {
  const auto reference = find(key);
  const auto path = reference ? path_of(*reference) : std::nullopt;
  if (!path) return Problem{"settings.secret_not_a_reference", {{"key", std::string{key}}}};
  std::ifstream file{*path};
  if (!file) return Problem{"settings.secret_unreadable", {{"key", std::string{key}}}};
  std::string secret{std::istreambuf_iterator<char>{file}, {}};
  while (!secret.empty() && (secret.back() == '\n' || secret.back() == '\r')) secret.pop_back();
  return secret;
}

}  // namespace vestnik
