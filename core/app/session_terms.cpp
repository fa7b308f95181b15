#include "app/session_terms.h"

namespace vestnik {
namespace {

constexpr std::int64_t hours_of_session = 12;
constexpr std::int64_t idle_minutes_of_session = 180;
constexpr std::string_view for_administrators = "administrators";
constexpr std::string_view for_nobody = "off";

}  // namespace

Result<SessionTerms> session_terms_of(const Settings& settings, const std::filesystem::path& share,
                                      const std::filesystem::path& data) {
  // Whatever the clock and the randomness of this service are made from: a key is never a seed's.
  SystemRandom random;
  auto keys = KeyFile::open(settings.text("keys.file", (data / "keys").string()), random);
  if (!keys) return std::move(keys).problem();
  auto passwords = PasswordRules::load(share / "config" / "common_passwords.txt");
  if (!passwords) return std::move(passwords).problem();
  const auto hours = settings.number("access.session_hours", hours_of_session);
  if (!hours) return hours.problem();
  const auto minutes = settings.number("access.session_idle_min", idle_minutes_of_session);
  if (!minutes) return minutes.problem();
  const std::string two = settings.text("access.second_factor", for_administrators);
  if (two != for_administrators && two != for_nobody) {
    return Problem{"access.unknown_second_factor", {{"value", two}}};
  }
  return SessionTerms{*std::move(keys), *std::move(passwords), std::chrono::hours{*hours},
                      std::chrono::minutes{*minutes}, two == for_administrators};
}

}  // namespace vestnik
