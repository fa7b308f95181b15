#include "net/smtp_connection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vestnik::net {
namespace {

// Shorter than the five minutes a server has to wait (RFC 5321 4.5.3.2.7), and than what firewalls forget.
constexpr std::chrono::seconds longest_idle{60};
constexpr std::size_t most_lines_of_opening = 200;
constexpr int implicit_tls_port = 465;
// Servers look into a mail before they answer its end, and giving up then leaves its fate unknown (RFC 5321 4.5.3.2.6
// asks for twice the patience of any other command).
constexpr int patience_at_the_end = 4;

long curl_tls(SmtpTls tls) {
  switch (tls) {
    case SmtpTls::require: return CURLUSESSL_ALL;
    case SmtpTls::opportunistic: return CURLUSESSL_TRY;
    case SmtpTls::off: break;
  }
  return CURLUSESSL_NONE;
}

std::string url_of(const SmtpServer& server) {
  const bool implicit = server.port == implicit_tls_port && server.tls != SmtpTls::off;
  return (implicit ? "smtps://" : "smtp://") + server.host + ":" + std::to_string(server.port) + "/" + server.hello;
}

SmtpTrouble smtp_trouble_of(CURLcode code) {
  switch (code) {
    case CURLE_OPERATION_TIMEDOUT: return SmtpTrouble::timeout;
    case CURLE_LOGIN_DENIED: return SmtpTrouble::sign_in;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return SmtpTrouble::tls;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_WRITE_ERROR: return SmtpTrouble::protocol;
    default: return SmtpTrouble::network;
  }
}

template <class Step>
Step next(Step step) {
  return Step{static_cast<std::uint8_t>(static_cast<std::uint8_t>(step) + 1)};
}

void append_stuffed(std::string& out, std::string_view content) {
  std::size_t from = 0;
  if (content.starts_with('.')) out += '.';
  for (auto at = content.find("\r\n."); at != std::string_view::npos; at = content.find("\r\n.", at + 3)) {
    out += content.substr(from, at + 3 - from);
    out += '.';
    from = at + 3;
  }
  out += content.substr(from);
  out += ".\r\n";
}

}  // namespace

SmtpConnection::SmtpConnection(CURLM* multi, const SmtpServer& server)
    : multi_(multi), server_(server), easy_(make_easy()) {
  CURL* easy = easy_.get();
  set_common(easy, "smtp,smtps", server.ca_file);
  set(easy, CURLOPT_URL, url_of(server).c_str());
  set(easy, CURLOPT_USE_SSL, curl_tls(server.tls));
  // The opening alone: the transactions are ours.
  set(easy, CURLOPT_CONNECT_ONLY, 1L);
  set(easy, CURLOPT_FRESH_CONNECT, 1L);
  set(easy, CURLOPT_HEADERFUNCTION, &SmtpConnection::on_greeting_line);
  set(easy, CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(easy, CURLOPT_WRITEFUNCTION, &SmtpConnection::on_greeting_line);
  set(easy, CURLOPT_WRITEDATA, static_cast<void*>(this));
  if (!server.user.empty()) {
    set(easy, CURLOPT_USERNAME, server.user.c_str());
    set(easy, CURLOPT_PASSWORD, server.password.c_str());
  }
}

std::size_t SmtpConnection::on_greeting_line(char* line, std::size_t size, std::size_t count, void* connection) {
  auto& self = *static_cast<SmtpConnection*>(connection);
  std::string_view text{line, size * count};
  while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
  // What was offered before TLS began does not count (RFC 3207 4.2).
  if (text.starts_with("220")) self.pipelining_ = false;
  if (text.starts_with("250") && text.substr(std::min<std::size_t>(4, text.size())) == "PIPELINING")
    self.pipelining_ = true;
  if (text.starts_with("235")) self.signed_in_ = true;
  self.last_line_ = text.substr(0, 512);
  return ++self.lines_ > most_lines_of_opening ? 0 : size * count;
}

void SmtpConnection::open(Time deadline) {
  using std::chrono::milliseconds;
  const auto left = std::chrono::duration_cast<milliseconds>(deadline - std::chrono::steady_clock::now());
  const long patience = static_cast<long>(std::max(milliseconds{1}, std::min(left, server_.timeout)).count());
  set(easy_.get(), CURLOPT_TIMEOUT_MS, patience);
  set(easy_.get(), CURLOPT_CONNECTTIMEOUT_MS, patience);
  pipelining_ = signed_in_ = needs_reset_ = false;
  lines_ = transactions_ = 0;
  last_line_.clear();
  replies_ = {};
  curl_multi_add_handle(multi_, easy_.get());
  state_ = State::connecting;
}

std::optional<SmtpResult> SmtpConnection::opened(CURLcode code) {
  if (code == CURLE_OK && !server_.user.empty() && !signed_in_) code = CURLE_LOGIN_DENIED;
  if (code == CURLE_OK) {
    curl_easy_getinfo(easy_.get(), CURLINFO_ACTIVESOCKET, &socket_);
    state_ = State::idle;
    idle_since_ = std::chrono::steady_clock::now();
    return std::nullopt;
  }
  SmtpResult why = why_not_opened(code);
  close();
  return why;
}

SmtpResult SmtpConnection::why_not_opened(CURLcode code) const {
  SmtpResult why;
  why.phase = lines_ > 0 ? SmtpPhase::session : SmtpPhase::connect;
  why.trouble = smtp_trouble_of(code);
  long answer = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &answer);
  const bool refused = answer >= 400 && answer < 600;
  if (refused) why.code = static_cast<int>(answer);
  if (refused && why.trouble != SmtpTrouble::sign_in && why.trouble != SmtpTrouble::tls)
    why.trouble = SmtpTrouble::none;
  why.words = refused ? last_line_.substr(std::min<std::size_t>(4, last_line_.size())) : curl_easy_strerror(code);
  return why;
}

void SmtpConnection::close_if_stale(Time now) {
  if (state_ != State::idle) return;
  char byte = 0;
  std::size_t got = 0;
  const CURLcode heard = curl_easy_recv(easy_.get(), &byte, 1, &got);
  if (heard != CURLE_AGAIN || now - idle_since_ > longest_idle) close();
}

void SmtpConnection::begin(const SmtpEnvelope& envelope, Time now) {
  envelope_ = envelope;
  out_.clear();
  written_ = 0;
  refusal_.reset();
  answered_ = false;
  served_before_ = transactions_++ > 0;
  to_say_ = to_hear_ = needs_reset_ ? Step::reset : Step::mail;
  needs_reset_ = false;
  state_ = State::busy;
  say_what_may_be_said(now);
}

void SmtpConnection::say(Step step) {
  switch (step) {
    case Step::reset: out_ += "RSET\r\n"; break;
    case Step::mail: (out_ += "MAIL FROM:<").append(envelope_.from) += ">\r\n"; break;
    case Step::rcpt: (out_ += "RCPT TO:<").append(envelope_.to) += ">\r\n"; break;
    case Step::data: out_ += "DATA\r\n"; break;
    case Step::content:
    case Step::over: append_stuffed(out_, envelope_.content); break;
  }
}

// With PIPELINING everything up to DATA goes out at once; the mail itself only after 354.
void SmtpConnection::say_what_may_be_said(Time now) {
  while (to_say_ == to_hear_ || (pipelining_ && to_say_ <= Step::data)) {
    say(to_say_);
    to_say_ = next(to_say_);
  }
  due_ = now + (to_hear_ == Step::content ? patience_at_the_end : 1) * server_.timeout;
}

bool SmtpConnection::write() {
  while (written_ < out_.size()) {
    std::size_t moved = 0;
    const CURLcode code = curl_easy_send(easy_.get(), out_.data() + written_, out_.size() - written_, &moved);
    if (code == CURLE_AGAIN) return true;
    if (code != CURLE_OK) return false;
    written_ += moved;
  }
  return true;
}

bool SmtpConnection::read() {
  std::array<char, 4096> buffer;
  for (;;) {
    std::size_t got = 0;
    const CURLcode code = curl_easy_recv(easy_.get(), buffer.data(), buffer.size(), &got);
    if (code == CURLE_AGAIN) return true;
    if (code != CURLE_OK || got == 0) return false;
    replies_.feed({buffer.data(), got});
    if (got < buffer.size()) return true;
  }
}

std::optional<SmtpResult> SmtpConnection::pump(Time now) {
  bool open = write() && read();
  while (auto reply = replies_.next()) {
    if (auto result = hear(*reply, now)) return result;
    open = write() && open;
  }
  if (replies_.broken()) return break_off(SmtpTrouble::protocol);
  if (!open) return break_off(SmtpTrouble::network);
  return std::nullopt;
}

bool SmtpConnection::expected(int code) const {
  return to_hear_ == Step::data ? code == 354 : code >= 200 && code < 300;
}

std::optional<SmtpResult> SmtpConnection::hear(const SmtpReply& reply, Time now) {
  answered_ = true;
  if (!expected(reply.code) && !refusal_) refusal_ = SmtpResult{phase(), SmtpTrouble::none, reply.code, reply.words};
  const bool invited = to_hear_ == Step::data && reply.code == 354;
  // More was said than asked, and would be taken for the word on a mail that has not been sent yet.
  if (invited && !replies_.empty()) return break_off(SmtpTrouble::protocol);
  if (to_hear_ == Step::content && !refusal_) {
    return finish({SmtpPhase::accepted, SmtpTrouble::none, reply.code, reply.words});
  }
  to_hear_ = next(to_hear_);
  if (!refusal_) {
    say_what_may_be_said(now);
    return std::nullopt;
  }
  // With PIPELINING the answers to what was said already are still to come.
  if (to_hear_ != to_say_ && reply.code != 421) return std::nullopt;
  SmtpResult result = finish(*refusal_);
  // Invited to send a mail without a recipient, or told goodbye: only a new connection is in a known state.
  if (invited || reply.code == 421) close();
  return result;
}

SmtpResult SmtpConnection::finish(SmtpResult result) {
  state_ = State::idle;
  idle_since_ = std::chrono::steady_clock::now();
  needs_reset_ = result.phase != SmtpPhase::accepted;
  // Answers that nobody asked for: from here on every one would be taken for the next one's.
  if (!replies_.empty()) close();
  return result;
}

SmtpPhase SmtpConnection::phase() const {
  switch (to_hear_) {
    case Step::reset:
    case Step::mail: return SmtpPhase::mail;
    case Step::rcpt: return SmtpPhase::rcpt;
    case Step::data: return SmtpPhase::data;
    case Step::content:
    case Step::over: break;
  }
  // A write that failed or was put off moved nothing of what was left: the end of the mail is out only with all of it.
  return wants_to_write() ? SmtpPhase::content : SmtpPhase::final;
}

SmtpResult SmtpConnection::break_off(SmtpTrouble trouble) {
  // An answer that was heard before the connection broke is the better one.
  SmtpResult result = refusal_.value_or(SmtpResult{phase(), trouble, 0, ""});
  close();
  return result;
}

bool SmtpConnection::was_left_by_server(const SmtpResult& result) const {
  const bool closed_before = result.trouble == SmtpTrouble::network && !answered_;
  const bool goodbye = result.phase == SmtpPhase::mail && result.code == 421;
  return served_before_ && (closed_before || goodbye);
}

SmtpResult SmtpConnection::cut() { return break_off(SmtpTrouble::timeout); }

void SmtpConnection::close() {
  if (state_ == State::closed) return;
  static constexpr std::string_view goodbye = "QUIT\r\n";
  std::size_t moved = 0;
  if (state_ == State::idle) static_cast<void>(curl_easy_send(easy_.get(), goodbye.data(), goodbye.size(), &moved));
  // Closes the connection of a CONNECT_ONLY handle at once, without waiting for the server.
  curl_multi_remove_handle(multi_, easy_.get());
  socket_ = CURL_SOCKET_BAD;
  state_ = State::closed;
}

}  // namespace vestnik::net
