#include "net/imap_session.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "net/curl_handles.h"
#include "net/imap_answer.h"

namespace vestnik::net {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::size_t largest_imap_answer = std::size_t{2} << 20U;
constexpr std::size_t most_answer_lines = 20'000;
constexpr std::size_t most_opening_lines = 500;
constexpr int imap_tls_port = 993;

std::string imap_url_of(const ImapServer& server) {
  const bool implicit = server.port == imap_tls_port && server.tls != ImapTls::off;
  return (implicit ? "imaps://" : "imap://") + server.host + ":" + std::to_string(server.port) + "/";
}

ImapTrouble imap_trouble_of(CURLcode code) {
  switch (code) {
    case CURLE_OK: return ImapTrouble::none;
    case CURLE_OPERATION_TIMEDOUT: return ImapTrouble::timeout;
    case CURLE_LOGIN_DENIED: return ImapTrouble::sign_in;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return ImapTrouble::tls;
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_WRITE_ERROR: return ImapTrouble::protocol;
    default: return ImapTrouble::network;
  }
}

std::size_t count_lines(char*, std::size_t size, std::size_t count, void* lines) {
  return ++*static_cast<std::size_t*>(lines) > most_opening_lines ? 0 : size * count;
}

/// The number after a word: "[UIDVALIDITY 17]", "* 12 EXISTS" has it before.
std::optional<std::uint32_t> number_at(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} ? std::optional{number} : std::nullopt;
}

std::optional<std::uint32_t> number_after(std::string_view text, std::string_view word) {
  const auto at = text.find(word);
  return at == std::string_view::npos ? std::nullopt : number_at(text.substr(at + word.size()));
}

bool is_mailbox_name(std::string_view name) {
  return !name.empty() && name.size() <= 200 &&
         std::ranges::all_of(name, [](char c) { return c >= 32 && c < 127 && c != '"' && c != '\\'; });
}

}  // namespace

std::string_view to_text(ImapTrouble trouble) {
  static constexpr std::array<std::string_view, 7> words{
      "", "network", "timeout", "no trusted TLS", "sign-in refused", "protocol", "refused"};
  return words[static_cast<std::size_t>(trouble)];
}

/// The connection, and one command after the other on it.
class ImapSession::Wire {
 public:
  Wire(const ImapServer& server, Deadline deadline)
      : easy_(make_easy()), multi_(make_multi()), answers_(largest_imap_answer), server_(server), deadline_(deadline) {
    connect();
  }
  ~Wire() {
    if (trouble_ == ImapTrouble::none) static_cast<void>(write("Z LOGOUT\r\n"));
  }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  [[nodiscard]] ImapTrouble trouble() const { return trouble_; }
  void fail(ImapTrouble trouble) {
    if (trouble_ == ImapTrouble::none) trouble_ = trouble;
  }

  /// The untagged lines before the command's "OK"; none after trouble.
  std::vector<ImapLine> ask(const std::string& command) {
    const std::string tag = "A" + std::to_string(++commands_);
    const auto until = std::min(deadline_, Steady::now() + server_.timeout);
    std::vector<ImapLine> lines;
    if (trouble_ != ImapTrouble::none || !write(tag + " " + command + "\r\n")) return lines;
    while (auto line = read_line(until)) {
      if (line->text.starts_with(tag + " ")) {
        if (line->text.compare(tag.size() + 1, 2, "OK") == 0) return lines;
        fail(ImapTrouble::refused);
        break;
      }
      if (!line->text.starts_with("* ") || lines.size() == most_answer_lines) {
        fail(ImapTrouble::protocol);
        break;
      }
      lines.push_back(std::move(*line));
    }
    return {};
  }

 private:
  void connect() {
    CURL* easy = easy_.get();
    set_common(easy, "imap,imaps", server_.ca_file);
    set(easy, CURLOPT_URL, imap_url_of(server_).c_str());
    set(easy, CURLOPT_USE_SSL, static_cast<long>(server_.tls == ImapTls::require ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(easy, CURLOPT_CONNECT_ONLY, 1L);
    set(easy, CURLOPT_HEADERFUNCTION, &count_lines);
    set(easy, CURLOPT_HEADERDATA, static_cast<void*>(&opening_lines_));
    set(easy, CURLOPT_WRITEFUNCTION, &count_lines);
    set(easy, CURLOPT_WRITEDATA, static_cast<void*>(&opening_lines_));
    set(easy, CURLOPT_USERNAME, server_.user.c_str());
    set(easy, CURLOPT_PASSWORD, server_.password.c_str());
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Steady::now());
    const long patience =
        static_cast<long>(std::max(std::chrono::milliseconds{1}, std::min(left, server_.timeout)).count());
    set(easy, CURLOPT_TIMEOUT_MS, patience);
    set(easy, CURLOPT_CONNECTTIMEOUT_MS, patience);
    trouble_ = imap_trouble_of(curl_easy_perform(easy));
    if (trouble_ == ImapTrouble::none) curl_easy_getinfo(easy, CURLINFO_ACTIVESOCKET, &socket_);
  }

  /// False when the deadline is over or waiting failed.
  bool wait(short events, Steady::time_point until) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Steady::now()).count();
    if (left <= 0) {
      fail(ImapTrouble::timeout);
      return false;
    }
    curl_waitfd waited{socket_, events, 0};
    const int longest = static_cast<int>(std::min<decltype(left)>(left, 1000));
    curl_multi_poll(multi_.get(), &waited, 1, longest, nullptr);
    return true;
  }

  bool write(std::string_view bytes) {
    const auto until = std::min(deadline_, Steady::now() + server_.timeout);
    while (!bytes.empty()) {
      std::size_t moved = 0;
      const CURLcode code = curl_easy_send(easy_.get(), bytes.data(), bytes.size(), &moved);
      if (code == CURLE_AGAIN) {
        if (!wait(CURL_WAIT_POLLOUT, until)) return false;
        continue;
      }
      if (code != CURLE_OK) {
        fail(ImapTrouble::network);
        return false;
      }
      bytes.remove_prefix(moved);
    }
    return true;
  }

  std::optional<ImapLine> read_line(Steady::time_point until) {
    std::array<char, 16384> buffer;
    for (;;) {
      if (auto line = answers_.next()) return line;
      if (answers_.broken()) {
        fail(ImapTrouble::protocol);
        return std::nullopt;
      }
      std::size_t got = 0;
      const CURLcode code = curl_easy_recv(easy_.get(), buffer.data(), buffer.size(), &got);
      if (code == CURLE_AGAIN) {
        if (!wait(CURL_WAIT_POLLIN, until)) return std::nullopt;
        continue;
      }
      if (code != CURLE_OK || got == 0) {
        fail(ImapTrouble::network);
        return std::nullopt;
      }
      // A server that drips bytes without an end is cut by the clock as well as by the size.
      if (Steady::now() >= until) {
        fail(ImapTrouble::timeout);
        return std::nullopt;
      }
      answers_.feed({buffer.data(), got});
    }
  }

  EasyHandle easy_;
  MultiHandle multi_;
  ImapAnswerReader answers_;
  const ImapServer& server_;
  Deadline deadline_;
  curl_socket_t socket_ = CURL_SOCKET_BAD;
  ImapTrouble trouble_ = ImapTrouble::none;
  std::size_t opening_lines_ = 0;
  int commands_ = 0;
};

ImapSession::ImapSession(const ImapServer& server, Deadline deadline)
    : wire_(std::make_unique<Wire>(server, deadline)) {}
ImapSession::~ImapSession() = default;

ImapTrouble ImapSession::trouble() const { return wire_->trouble(); }

std::optional<ImapMailbox> ImapSession::select(std::string_view mailbox) {
  if (!is_mailbox_name(mailbox)) wire_->fail(ImapTrouble::refused);
  const auto lines = wire_->ask("SELECT \"" + std::string{mailbox} + "\"");
  if (trouble() != ImapTrouble::none) return std::nullopt;
  ImapMailbox found;
  for (const ImapLine& line : lines) {
    if (const auto validity = number_after(line.text, "[UIDVALIDITY ")) found.uid_validity = *validity;
    if (line.text.ends_with(" EXISTS")) found.messages = number_at(std::string_view{line.text}.substr(2)).value_or(0);
  }
  if (found.uid_validity == 0) wire_->fail(ImapTrouble::protocol);
  return trouble() == ImapTrouble::none ? std::optional{found} : std::nullopt;
}

std::vector<std::uint32_t> ImapSession::uids_after(std::uint32_t after) {
  std::vector<std::uint32_t> uids;
  if (after == UINT32_MAX) return uids;
  constexpr std::string_view heading = "* SEARCH";
  for (const ImapLine& line : wire_->ask("UID SEARCH UID " + std::to_string(after + 1) + ":*")) {
    if (!line.text.starts_with(heading)) continue;
    std::string_view rest = std::string_view{line.text}.substr(heading.size());
    while (!rest.empty()) {
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
      // "n:*" names the last message even where its UID is lower.
      if (const auto uid = number_at(rest); uid && *uid > after) uids.push_back(*uid);
      rest.remove_prefix(std::min(rest.find(' '), rest.size()));
    }
  }
  std::ranges::sort(uids);
  return uids;
}

std::optional<ImapMessage> ImapSession::fetch(std::uint32_t uid, std::size_t most) {
  const std::string number = std::to_string(uid);
  auto lines = wire_->ask("UID FETCH " + number + " (UID BODY.PEEK[]<0." + std::to_string(most) + ">)");
  for (ImapLine& line : lines) {
    const bool asked = number_after(line.text, "UID ") == uid;
    if (!asked || line.literals.size() != 1) continue;
    std::string& bytes = line.literals.front();
    bytes.resize(std::min(bytes.size(), most));
    return ImapMessage{uid, std::move(bytes)};
  }
  return std::nullopt;
}

void ImapSession::mark_seen(std::uint32_t uid) {
  wire_->ask("UID STORE " + std::to_string(uid) + " +FLAGS.SILENT (\\Seen)");
}

}  // namespace vestnik::net
