#include "http_answer.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <stdexcept>

namespace vestnik::bench {
namespace {

sockaddr_in loopback(const std::string& address, int port) {
  sockaddr_in made{};
  made.sin_family = AF_INET;
  made.sin_port = htons(static_cast<std::uint16_t>(port));
  if (inet_pton(AF_INET, address.c_str(), &made.sin_addr) != 1) throw std::runtime_error{"no address: " + address};
  return made;
}

}  // namespace

int connect_to(int port, const std::string& from) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int yes = 1;
  if (!from.empty()) {
    // The port is found when the connection is made, so that one address may have as many as it likes.
    ::setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
    const sockaddr_in own = loopback(from, 0);
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0) {
      ::close(socket);
      throw std::runtime_error{"not an address of this machine: " + from};
    }
  }
  const sockaddr_in address = loopback("127.0.0.1", port);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket);
    throw std::runtime_error{"the server does not listen"};
  }
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket;
}

bool has_ended(int socket) {
  char byte = 0;
  const ssize_t got = ::recv(socket, &byte, 1, MSG_DONTWAIT | MSG_PEEK);
  return got == 0 || (got < 0 && errno != EAGAIN);
}

bool AnswerReader::take(std::string_view piece) {
  received_ += piece.size();
  if (whole_ == 0) read_head(piece);
  return whole_ != 0 && received_ >= whole_;
}

void AnswerReader::begin() {
  head_.clear();
  received_ = whole_ = body_ = 0;
  status_ = retry_after_ = 0;
}

std::size_t AnswerReader::number_of(std::string_view name, std::size_t otherwise) const {
  const std::size_t at = head_.find(name);
  if (at == std::string::npos || at > head_.find("\r\n\r\n")) return otherwise;
  std::size_t value = otherwise;
  std::from_chars(head_.data() + at + name.size(), head_.data() + head_.size(), value);
  return value;
}

void AnswerReader::read_head(std::string_view piece) {
  head_ += piece;
  const std::size_t end = head_.find("\r\n\r\n");
  if (end == std::string::npos) return;
  constexpr std::size_t place_of_status = 9;
  std::from_chars(head_.data() + place_of_status, head_.data() + place_of_status + 3, status_);
  body_ = number_of("Content-Length: ", std::string::npos);
  if (body_ == std::string::npos) throw std::runtime_error{"an answer without its length"};
  retry_after_ = static_cast<int>(number_of("Retry-After: ", 0));
  whole_ = end + 4 + body_;
}

}  // namespace vestnik::bench
