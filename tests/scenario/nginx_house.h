#pragma once
/// The built program behind a real nginx with the shipped configuration, in which only ports, paths and the certificate
/// are others. Everything ends with the object.
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/built_program.h"

namespace vestnik::tests {

inline constexpr std::string_view school_name = "journal.school.example";

/// A request for the school's name, which ends its connection.
[[nodiscard]] std::string https(std::string_view method, std::string_view target, std::string_view headers = {},
                                std::string_view body = {});

class HouseBehindNginx {
 public:
  enum class Service { running, away };

  explicit HouseBehindNginx(Service service = Service::running);
  ~HouseBehindNginx();
  HouseBehindNginx(const HouseBehindNginx&) = delete;
  HouseBehindNginx& operator=(const HouseBehindNginx&) = delete;

  /// Each request over a connection of its own; the whole answers, "refused" where no connection was made.
  [[nodiscard]] std::vector<std::string> ask_all(const std::vector<std::string>& requests,
                                                 const std::string& from = "127.0.0.1",
                                                 const std::string& least = "TLSv1_2",
                                                 const std::string& most = "TLSv1_3") const;
  [[nodiscard]] std::string ask(const std::string& request, const std::string& from = "127.0.0.1") const;

  /// Words that start this nginx, and further ones.
  [[nodiscard]] std::vector<std::string> nginx(const std::vector<std::string>& more) const;
  [[nodiscard]] std::string log() const;
  [[nodiscard]] std::string errors() const;
  /// Where it listens without TLS.
  [[nodiscard]] int http_port() const { return http_port_; }
  /// Of the demonstration, by role.
  [[nodiscard]] const SignInName& person(std::string_view role) const;

 private:
  [[nodiscard]] std::vector<std::string> program(const std::vector<std::string>& arguments) const;
  void start_program();
  void make_certificate() const;
  void write_configuration() const;

  TemporaryFolder folder_;
  int service_port_ = test::free_port();
  int http_port_ = test::free_port();
  int https_port_ = test::free_port();
  std::vector<SignInName> names_;
  std::unique_ptr<test::ChildProcess> program_;
  std::unique_ptr<test::ChildProcess> nginx_;
};

}  // namespace vestnik::tests
