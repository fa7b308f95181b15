#pragma once
/// The real service over the sample school, all plugins and every role signed in, on a free port of this machine.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/runner.h"
#include "app/session.h"
#include "support/temporary_folder.h"

namespace vestnik::fuzz {

/// Somebody who asks: "teacher", "nobody" (no token), "forged" (a token that is none).
struct Principal {
  std::string name;
  std::string token;
  std::optional<Actor> actor;  ///< none: it never had a session
};

/// One thread. Throws std::runtime_error when the school cannot be made.
class ApiWorld {
 public:
  ApiWorld();
  ~ApiWorld();
  ApiWorld(const ApiWorld&) = delete;
  ApiWorld& operator=(const ApiWorld&) = delete;

  [[nodiscard]] std::uint16_t port() const { return runner_->port(); }
  [[nodiscard]] const std::vector<Principal>& principals() const { return principals_; }
  /// Numbers that exist, by what they are of: "student", "lesson", "group", "teacher", "subject", "period", "task".
  [[nodiscard]] const std::vector<std::int64_t>& ids(std::string_view of) const;
  [[nodiscard]] Service& service() { return *service_; }
  [[nodiscard]] InstitutionId institution() const { return institution_; }
  /// Lets what was recorded be planned and delivered, and time pass.
  void live(std::chrono::seconds passed);

 private:
  void make_sessions();
  void open_accounts();
  /// Of those who were signed out, stopped or removed meanwhile.
  void renew_sessions();
  void read_ids();

  tests::TemporaryFolder folder_;
  std::unique_ptr<CommandSession> session_;
  ManualClock clock_;
  SystemRandom random_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<Runner> runner_;
  InstitutionId institution_;
  std::vector<Principal> principals_;
  std::map<std::string, std::vector<std::int64_t>, std::less<>> ids_;
};

}  // namespace vestnik::fuzz
