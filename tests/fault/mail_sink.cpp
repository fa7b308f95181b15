#include "fault/mail_sink.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <stdexcept>

namespace vestnik::fault {
namespace {

constexpr int waiting_peers = 64;

std::string message_id_in(const std::string& mail) {
  constexpr std::string_view name = "Message-ID: <";
  const auto at = mail.find(name);
  if (at == std::string::npos) return "";
  const auto end = mail.find('>', at);
  return mail.substr(at + name.size(), end - at - name.size());
}

}  // namespace

MailSink::MailSink() : listener_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  const bool listens = ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                       ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
                       ::listen(listener_, waiting_peers) == 0;
  if (!listens) throw std::runtime_error{"no port for the mails"};
  port_ = ntohs(address.sin_port);
}

MailSink::~MailSink() {
  for (const auto& talk : talks_) ::close(talk->socket);
  ::close(listener_);
}

std::vector<pollfd> MailSink::descriptors() const {
  std::vector<pollfd> waiting{{listener_, POLLIN, 0}};
  for (const auto& talk : talks_) waiting.push_back({talk->socket, POLLIN, 0});
  return waiting;
}

void MailSink::serve(const std::vector<pollfd>& ready) {
  const auto is_ready = [&](int socket) {
    return std::any_of(ready.begin(), ready.end(),
                       [&](const pollfd& one) { return one.fd == socket && one.revents != 0; });
  };
  std::erase_if(talks_, [&](const std::unique_ptr<Talk>& talk) {
    if (!is_ready(talk->socket) || read(*talk)) return false;
    ::close(talk->socket);
    return true;
  });
  if (is_ready(listener_)) greet();
}

void MailSink::hang_up() {
  greet();
  for (const auto& talk : talks_) {
    read(*talk);
    ::close(talk->socket);
  }
  talks_.clear();
}

void MailSink::greet() {
  for (int peer = 0; (peer = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
    talks_.push_back(std::make_unique<Talk>());
    talks_.back()->socket = peer;
    say(*talks_.back(), "220 sink ESMTP\r\n");
  }
}

bool MailSink::read(Talk& talk) {
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t got = ::recv(talk.socket, buffer.data(), buffer.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return true;
    if (got <= 0) return false;
    talk.input.append(buffer.data(), static_cast<std::size_t>(got));
    answer(talk);
  }
}

void MailSink::answer(Talk& talk) {
  std::size_t at = 0;
  for (auto end = talk.input.find("\r\n"); end != std::string::npos; end = talk.input.find("\r\n", at)) {
    take_line(talk, talk.input.substr(at, end - at));
    at = end + 2;
  }
  talk.input.erase(0, at);
}

void MailSink::take_line(Talk& talk, const std::string& line) {
  if (talk.in_mail) {
    if (line != ".") {
      talk.mail += line + "\r\n";
      return;
    }
    talk.in_mail = false;
    take_mail(talk.mail);
    talk.mail.clear();
    return say(talk, "250 taken\r\n");
  }
  const std::string word = line.substr(0, 4);
  talk.in_mail = word == "DATA";
  say(talk, talk.in_mail ? "354 go on\r\n" : word == "QUIT" ? "221 bye\r\n" : "250 sink\r\n");
}

void MailSink::take_mail(const std::string& mail) { accepted_[message_id_in(mail)].push_back(life_); }

void MailSink::say(const Talk& talk, const char* words) {
  // Whoever is gone does not hear it.
  const ssize_t ignored = ::send(talk.socket, words, std::char_traits<char>::length(words), MSG_NOSIGNAL);
  static_cast<void>(ignored);
}

}  // namespace vestnik::fault
