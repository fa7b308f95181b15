#pragma once
/// One mailbox of an IMAP server (RFC 3501), read without changing more than a flag. libcurl opens the connection
/// (name, TCP, STARTTLS with verified certificates, sign-in); the commands are spoken here, because libcurl's own FETCH
/// marks what it reads, and people read the mailbox too. Every answer is bounded.
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::net {

enum class ImapTls : std::uint8_t {
  require,  ///< TLS from the first byte on port 993, else STARTTLS; without it nothing is asked
  off       ///< for this host itself
};

struct ImapServer {
  std::string host;
  int port = 993;
  ImapTls tls = ImapTls::require;
  std::string user;
  std::string password;
  std::string ca_file;  ///< certificates of the server's authority; "" for the system's
  std::chrono::milliseconds timeout{20'000};
};

/// Why a session ended: a fixed word, never the server's own, which may hold addresses.
enum class ImapTrouble : std::uint8_t { none, network, timeout, tls, sign_in, protocol, refused };
[[nodiscard]] std::string_view to_text(ImapTrouble trouble);

struct ImapMailbox {
  std::uint32_t uid_validity = 0;  ///< another one: earlier UIDs mean nothing (RFC 3501 2.3.1.1)
  std::uint32_t messages = 0;
};

struct ImapMessage {
  std::uint32_t uid = 0;
  std::string bytes;  ///< the first `most` of them
};

/// One thread. After any trouble the session is over, and every further question answers nothing.
class ImapSession {
 public:
  using Deadline = std::chrono::steady_clock::time_point;
  /// Connects and signs in; trouble() says when it could not.
  ImapSession(const ImapServer& server, Deadline deadline);
  ImapSession(const ImapSession&) = delete;
  ImapSession& operator=(const ImapSession&) = delete;
  /// Says LOGOUT and does not wait for an answer.
  ~ImapSession();

  [[nodiscard]] ImapTrouble trouble() const;
  /// `mailbox`: printable ASCII without quotes and backslashes, else trouble `refused`.
  [[nodiscard]] std::optional<ImapMailbox> select(std::string_view mailbox);
  /// UIDs greater than `after`, ascending.
  [[nodiscard]] std::vector<std::uint32_t> uids_after(std::uint32_t after);
  /// Unread messages stay unread. None: it is gone, or the session is over.
  [[nodiscard]] std::optional<ImapMessage> fetch(std::uint32_t uid, std::size_t most);
  void mark_seen(std::uint32_t uid);

 private:
  class Wire;
  std::unique_ptr<Wire> wire_;
};

}  // namespace vestnik::net
