#pragma once
/// The gateways of a house without a mail server: what would have gone out lies in a folder and can be read there.
///   email/{tmp,new,cur}  a Maildir (https://cr.yp.to/proto/maildir.html), one file a mail
///   sms/<institution>.<delivery>.txt    To, Date, Segments, an empty line, the text
///   print/<institution>.<delivery>.html (or .txt where the message has no HTML)
/// A delivery has one file, named by its ids: a repeat writes the same file again. A file is written under another
/// name, synced and renamed, and its folder is synced before the outcome says Sent.
#include <filesystem>
#include <string>

#include "base/clock.h"
#include "ports/gateway.h"

namespace vestnik::maildir {

struct Config {
  std::filesystem::path folder;
  std::string from = "journal@vestnik.localhost";
  std::string domain = "vestnik.localhost";  ///< right-hand side of Message-IDs
};

/// What one message becomes: name and content of its file, or why it cannot be written.
struct Sheet {
  std::string name;
  std::string content;
};

/// One of the three: how a message becomes a file is given by `compose`. One thread at a time. Nothing is created
/// before the first delivery.
class FolderGateway final : public RemoteGateway {
 public:
  using Compose = Result<Sheet> (*)(const Config&, const Message&, Instant now);
  /// The folders lie on one file system, below config.folder. `read_folder`: where a mail reader moves what it has
  /// seen, under the same name with ":" and flags added; "" where nothing moves files.
  FolderGateway(GatewayInfo info, Config config, const Clock& clock, Compose compose, const std::string& temporary,
                const std::string& final_folder, const std::string& read_folder = "");

  [[nodiscard]] const GatewayInfo& info() const override { return info_; }
  /// An address or text that cannot be written: Refused for good. A full or missing disk: RetryAt for all.
  [[nodiscard]] std::vector<Outcome> deliver(std::span<const Message> messages, Deadline deadline) override;

 private:
  [[nodiscard]] Outcome deliver_one(const Message& message, Instant now) const;
  [[nodiscard]] bool was_read(const std::string& name) const;

  GatewayInfo info_;
  Config config_;
  const Clock& clock_;
  Compose compose_;
  std::filesystem::path temporary_;
  std::filesystem::path final_folder_;
  std::filesystem::path read_folder_;  ///< empty where nothing moves files
};

[[nodiscard]] std::unique_ptr<RemoteGateway> email_gateway(const Config& config, const Clock& clock);
[[nodiscard]] std::unique_ptr<RemoteGateway> sms_gateway(const Config& config, const Clock& clock);
[[nodiscard]] std::unique_ptr<RemoteGateway> print_gateway(const Config& config, const Clock& clock);

}  // namespace vestnik::maildir
