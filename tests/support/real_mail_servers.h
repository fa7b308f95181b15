#pragma once
/// A real Postfix and a real Dovecot on loopback, each with its own configuration in a folder of the test, for tests
/// that run as root like the packages' own. They end with the objects.
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "support/child_process.h"

namespace vestnik::test {

/// Takes mail for some domains and puts it into Maildirs; an address without one is unknown, which it says in a bounce
/// as a relay does: after it has accepted the mail.
class RealPostfix {
 public:
  struct House {
    std::vector<std::string> domains;
    std::map<std::string, std::string> maildirs;  ///< by address: folder below `mails()`
  };
  /// `folder` is empty and the test's own; it and the folder above become readable for everybody.
  RealPostfix(std::filesystem::path folder, const House& house);
  RealPostfix(const RealPostfix&) = delete;
  RealPostfix& operator=(const RealPostfix&) = delete;
  ~RealPostfix();

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] std::filesystem::path mails() const { return folder_ / "mails"; }

 private:
  void say(const char* verb) const;

  std::filesystem::path folder_;
  int port_;
};

/// Serves one Maildir over IMAP to one user.
class RealDovecot {
 public:
  RealDovecot(const std::filesystem::path& folder, const std::filesystem::path& maildir, const std::string& user,
              const std::string& password);
  RealDovecot(const RealDovecot&) = delete;
  RealDovecot& operator=(const RealDovecot&) = delete;
  ~RealDovecot();

  [[nodiscard]] int port() const { return port_; }

 private:
  int port_;
  std::unique_ptr<ChildProcess> master_;
};

}  // namespace vestnik::test
