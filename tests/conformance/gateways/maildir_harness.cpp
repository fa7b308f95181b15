#include <algorithm>

#include "gateway_harness.h"
#include "maildir/maildir_gateway.h"

namespace vestnik::test {
namespace {

using Make = std::unique_ptr<RemoteGateway> (*)(const maildir::Config&, const Clock&);

class MaildirHarness : public GatewayHarness {
 public:
  explicit MaildirHarness(Make make) : gateway_(make({.folder = scratch_.root() / "out"}, clock_)) {}
  [[nodiscard]] RemoteGateway& gateway() override { return *gateway_; }
  [[nodiscard]] bool repeats_replace() const override { return true; }

 protected:
  [[nodiscard]] std::filesystem::path folder(const char* name) const { return scratch_.root() / "out" / name; }
  // Name and content of every file there.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> files(const char* name) const {
    std::vector<std::pair<std::string, std::string>> found;
    if (!std::filesystem::exists(folder(name))) return found;
    for (const auto& entry : std::filesystem::directory_iterator{folder(name)}) {
      if (entry.is_regular_file()) found.emplace_back(entry.path().filename().string(), read_file(entry.path()));
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  tests::TemporaryFolder scratch_;
  ManualClock clock_{parse_iso_instant("2026-09-14T08:04:00Z").value()};
  std::unique_ptr<RemoteGateway> gateway_;
};

class MaildirEmail final : public MaildirHarness {
 public:
  MaildirEmail() : MaildirHarness(&maildir::email_gateway) {}
  [[nodiscard]] std::string good_address() const override { return "anna@example.org"; }
  [[nodiscard]] std::vector<Arrived> arrived() override { return read_mails(folder("email/new")); }
};

class MaildirSms final : public MaildirHarness {
 public:
  MaildirSms() : MaildirHarness(&maildir::sms_gateway) {}
  [[nodiscard]] std::string good_address() const override { return "+79270000001"; }
  [[nodiscard]] bool carries_subject() const override { return false; }
  [[nodiscard]] bool carries_html() const override { return false; }
  [[nodiscard]] std::vector<Arrived> arrived() override {
    std::vector<Arrived> found;
    for (const auto& [name, content] : files("sms")) {
      const auto head_end = content.find("\n\n");
      const std::string to = content.substr(4, content.find('\n') - 4);
      found.push_back({name, to, "", content.substr(head_end + 2, content.size() - head_end - 3), ""});
    }
    return found;
  }
};

class MaildirPrint final : public MaildirHarness {
 public:
  MaildirPrint() : MaildirHarness(&maildir::print_gateway) {}
  [[nodiscard]] std::string good_address() const override { return ""; }
  [[nodiscard]] bool carries_html() const override { return false; }
  [[nodiscard]] std::vector<Arrived> arrived() override {
    std::vector<Arrived> found;
    for (const auto& [name, content] : files("print")) {
      const auto head_end = content.find("\n\n");
      found.push_back(
          {name, "", content.substr(0, head_end), content.substr(head_end + 2, content.size() - head_end - 3), ""});
    }
    return found;
  }
};

}  // namespace

GatewayCase maildir_email_case() {
  return {"maildir_email", [] { return std::make_unique<MaildirEmail>(); }};
}
GatewayCase maildir_sms_case() {
  return {"maildir_sms", [] { return std::make_unique<MaildirSms>(); }};
}
GatewayCase maildir_print_case() {
  return {"maildir_print", [] { return std::make_unique<MaildirPrint>(); }};
}

}  // namespace vestnik::test
