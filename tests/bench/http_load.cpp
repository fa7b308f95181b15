#include "http_load.h"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "measure.h"

namespace vestnik::bench {
namespace {

int connect_to(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(socket);
    throw std::runtime_error{"the server does not listen"};
  }
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  return socket;
}

class Client {
 public:
  Client(int port, const std::vector<std::string>& requests) : socket_(connect_to(port)), requests_(requests) {}
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  [[nodiscard]] int socket() const { return socket_; }

  void ask() {
    const std::string& request = requests_[next_++ % requests_.size()];
    // A request is far smaller than a socket's buffer: it goes out whole.
    if (::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
      throw std::runtime_error{"a request was not taken"};
    }
  }

  /// The size of the answer's body once it is whole, otherwise nothing.
  bool take(std::size_t& body) {
    std::array<char, 65536> buffer;
    const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got <= 0) throw std::runtime_error{"the server ended a connection"};
    received_ += static_cast<std::size_t>(got);
    if (whole_ == 0) read_head({buffer.data(), static_cast<std::size_t>(got)});
    if (whole_ == 0 || received_ < whole_) return false;
    body = body_;
    received_ = whole_ = 0;
    head_.clear();
    return true;
  }

 private:
  void read_head(std::string_view piece) {
    head_ += piece;
    const std::size_t end = head_.find("\r\n\r\n");
    if (end == std::string::npos) return;
    if (!head_.starts_with("HTTP/1.1 200")) throw std::runtime_error{"refused: " + head_.substr(0, head_.find('\r'))};
    constexpr std::string_view name = "Content-Length: ";
    const std::size_t at = head_.find(name);
    if (at == std::string::npos || at > end) throw std::runtime_error{"an answer without its length"};
    std::from_chars(head_.data() + at + name.size(), head_.data() + end, body_);
    whole_ = end + 4 + body_;
  }

  int socket_;
  const std::vector<std::string>& requests_;
  std::size_t next_ = 0;
  std::string head_;
  std::size_t received_ = 0;
  std::size_t whole_ = 0;  ///< of head and body; 0: the head is not whole yet
  std::size_t body_ = 0;
};

class Load {
 public:
  Load(int port, const std::vector<std::vector<std::string>>& requests) : poll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (const auto& own : requests) {
      clients_.push_back(std::make_unique<Client>(port, own));
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.ptr = clients_.back().get();
      ::epoll_ctl(poll_, EPOLL_CTL_ADD, clients_.back()->socket(), &event);
    }
  }
  ~Load() { ::close(poll_); }
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;

  void run(double seconds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    for (auto& client : clients_) client->ask();
    for (std::size_t open = clients_.size(); open > 0;) {
      std::array<epoll_event, 64> events;
      const int ready = ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), 20'000);
      if (ready <= 0) throw std::runtime_error{"the server says nothing"};
      const bool time_is_up = std::chrono::steady_clock::now() >= until;
      for (int at = 0; at < ready; ++at) {
        auto& client = *static_cast<Client*>(events[static_cast<std::size_t>(at)].data.ptr);
        std::size_t body = 0;
        if (!client.take(body)) continue;
        bytes += body;
        ++answers;
        if (time_is_up) {
          --open;
        } else {
          client.ask();
        }
      }
    }
  }

  std::size_t answers = 0;
  std::size_t bytes = 0;  ///< of all bodies

 private:
  int poll_;
  std::vector<std::unique_ptr<Client>> clients_;
};

}  // namespace

LoadResult run_load(int port, const std::vector<std::vector<std::string>>& requests, double seconds) {
  Load load{port, requests};
  const double busy_before = processor_seconds();
  const double took = seconds_of([&] { load.run(seconds); });
  const auto answers = static_cast<double>(load.answers);
  return {answers / took, static_cast<double>(load.bytes) / answers, (processor_seconds() - busy_before) / answers};
}

}  // namespace vestnik::bench
