#pragma once
/// One connection to an SMTP server and the transaction it is in. Inside core/net only.
#include <optional>
#include <string>

#include "net/curl_handles.h"
#include "net/smtp_client.h"
#include "net/smtp_replies.h"

namespace vestnik::net {

/// Nothing here blocks: the owner polls socket() and calls pump(). One thread.
class SmtpConnection {
 public:
  using Time = std::chrono::steady_clock::time_point;
  enum class State : std::uint8_t { closed, connecting, idle, busy };

  /// Both outlive the connection.
  SmtpConnection(CURLM* multi, const SmtpServer& server);
  SmtpConnection(const SmtpConnection&) = delete;
  SmtpConnection& operator=(const SmtpConnection&) = delete;
  ~SmtpConnection() { close(); }

  [[nodiscard]] State state() const { return state_; }
  [[nodiscard]] curl_socket_t socket() const { return socket_; }
  [[nodiscard]] bool wants_to_write() const { return written_ < out_.size(); }
  /// When the answer that is waited for is late.
  [[nodiscard]] Time due() const { return due_; }
  [[nodiscard]] const CURL* easy() const { return easy_.get(); }

  /// closed → connecting: libcurl's part, driven by the owner's multi handle.
  void open(Time deadline);
  /// libcurl's part ended: connecting → idle, or closed with an answer here.
  [[nodiscard]] std::optional<SmtpResult> opened(CURLcode code);

  /// A mail has begun on it.
  [[nodiscard]] bool has_served() const { return transactions_ > 0; }
  /// An idle connection the server has closed meanwhile, or that was idle for long, is closed.
  void close_if_stale(Time now);
  /// idle → busy.
  void begin(const SmtpEnvelope& envelope, Time now);
  /// Moves what can be moved. The result, once the transaction is over; the connection is then idle or closed.
  [[nodiscard]] std::optional<SmtpResult> pump(Time now);
  /// Ends the transaction as it stands: silence.
  [[nodiscard]] SmtpResult cut();
  /// The server had closed the connection before this transaction began, or says at its start that it will serve no
  /// more on it: the mail may be tried on a new one at once.
  [[nodiscard]] bool was_left_by_server(const SmtpResult& result) const;
  /// Says QUIT when idle. Any state → closed.
  void close();

 private:
  enum class Step : std::uint8_t { reset, mail, rcpt, data, content, over };
  static std::size_t on_greeting_line(char* line, std::size_t size, std::size_t count, void* connection);
  [[nodiscard]] SmtpResult why_not_opened(CURLcode code) const;
  void say(Step step);
  void say_what_may_be_said(Time now);
  [[nodiscard]] bool write();
  [[nodiscard]] bool read();
  [[nodiscard]] std::optional<SmtpResult> hear(const SmtpReply& reply, Time now);
  [[nodiscard]] SmtpResult finish(SmtpResult result);
  [[nodiscard]] SmtpResult break_off(SmtpTrouble trouble);
  [[nodiscard]] SmtpPhase phase() const;
  [[nodiscard]] bool expected(int code) const;

  CURLM* multi_;
  const SmtpServer& server_;
  EasyHandle easy_;
  State state_ = State::closed;
  curl_socket_t socket_ = CURL_SOCKET_BAD;
  bool pipelining_ = false;
  bool signed_in_ = false;
  std::string last_line_;  ///< of the opening
  std::size_t lines_ = 0;

  SmtpEnvelope envelope_;
  std::string out_;
  std::size_t written_ = 0;
  SmtpReplyReader replies_;
  Step to_say_ = Step::mail;
  Step to_hear_ = Step::mail;
  std::optional<SmtpResult> refusal_;
  bool needs_reset_ = false;
  bool answered_ = false;
  std::size_t transactions_ = 0;  ///< begun on this connection
  bool served_before_ = false;    ///< this one is not the connection's first
  Time due_{};
  Time idle_since_{};
};

}  // namespace vestnik::net
