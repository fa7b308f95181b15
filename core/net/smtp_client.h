#pragma once
/// Mails to one SMTP server (RFC 5321), many at a time over a few connections that stay open between calls.
/// libcurl opens the connections: name, TCP, greeting, EHLO, STARTTLS with verified certificates, AUTH. The mail
/// transactions are spoken here, because only then is it known in which phase one ended, no connection waits for
/// another, and PIPELINING (RFC 2920) makes one round trip of three.
#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vestnik::net {

enum class SmtpTls : std::uint8_t {
  require,        ///< STARTTLS, or TLS from the first byte on port 465; without it nothing is sent
  opportunistic,  ///< STARTTLS where it is offered; whoever sits in between can take the offer away
  off
};

struct SmtpServer {
  std::string host;
  int port = 587;
  SmtpTls tls = SmtpTls::require;
  std::string user;  ///< "" for none; a server that does not ask for the password then is not written to
  std::string password;
  std::string hello;                          ///< how this host names itself in EHLO
  std::string ca_file;                        ///< certificates of the server's authority; "" for the system's
  std::size_t connections = 10;               ///< at most, at a time
  std::chrono::milliseconds timeout{30'000};  ///< for opening a connection, and each answer; four at the end
};

struct SmtpEnvelope {
  std::string_view from;
  std::string_view to;
  std::string_view content;  ///< lines of at most 998 bytes, ended by CR LF; no CR or LF else
};

/// Where a transaction ended.
enum class SmtpPhase : std::uint8_t {
  none,     ///< not begun: the envelope is not one (trouble `unsafe`), or the deadline passed before its turn
  connect,  ///< no connection
  session,  ///< greeting, EHLO, STARTTLS or AUTH
  mail,     ///< MAIL FROM
  rcpt,     ///< RCPT TO
  data,     ///< DATA
  content,  ///< the mail was being sent; its end was not: the server has to drop it
  final,    ///< the end of the mail was sent and not (well) answered: with `code` 0 nobody knows what became of it
  accepted
};

enum class SmtpTrouble : std::uint8_t {
  none,      ///< the server answered: see `code`
  network,   ///< refused, reset, name not found
  timeout,   ///< silence, or the deadline passed
  tls,       ///< required and not offered, or the certificate is not the server's
  sign_in,   ///< user or password refused, or not asked for
  protocol,  ///< answers that are none, or without an end
  unsafe,    ///< refused here: an address or content that could become another command
  held       ///< not begun: whoever gives the turns sent it away
};

struct SmtpResult {
  SmtpPhase phase = SmtpPhase::none;
  SmtpTrouble trouble = SmtpTrouble::none;
  int code = 0;       ///< the last answer's; 0 where none came in this phase
  std::string words;  ///< the server's, as they came, at most 512 bytes: they may hold addresses
};

/// Who may begin when: limits that know more of a mail than its bytes. Called by the thread of send().
class SmtpTurns {
 public:
  enum class Turn : std::uint8_t {
    now,   ///< it begins, and counts as begun
    wait,  ///< asked again once something has ended; only while something is under way
    leave  ///< it ends with trouble `held`
  };
  virtual ~SmtpTurns() = default;
  [[nodiscard]] virtual Turn ask(std::size_t envelope) = 0;
  /// What had begun ended. Nothing as a result: it has not been tried, and its turn is asked for once more.
  virtual void ended(std::size_t envelope, const SmtpResult* result) = 0;
};

/// One thread at a time. The constructor opens nothing. send() does not throw for anything a server does.
class SmtpClient {
 public:
  explicit SmtpClient(SmtpServer server);
  SmtpClient(const SmtpClient&) = delete;
  SmtpClient& operator=(const SmtpClient&) = delete;
  /// Says QUIT and does not wait for an answer.
  ~SmtpClient();

  /// One result an envelope, in order; returns soon after `deadline` at the latest. When no connection can be opened
  /// at all, the mails not yet begun share that result: a dead server costs one timeout, not one a mail.
  [[nodiscard]] std::vector<SmtpResult> send(std::span<const SmtpEnvelope> envelopes,
                                             std::chrono::steady_clock::time_point deadline);
  /// The same, in the order and at the pace that `turns` allow.
  [[nodiscard]] std::vector<SmtpResult> send(std::span<const SmtpEnvelope> envelopes,
                                             std::chrono::steady_clock::time_point deadline, SmtpTurns& turns);

 private:
  class Run;
  struct Pool;
  std::unique_ptr<Pool> pool_;
};

}  // namespace vestnik::net
