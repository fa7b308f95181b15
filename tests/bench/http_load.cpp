#include "http_load.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <stdexcept>

#include "http_answer.h"
#include "measure.h"

namespace vestnik::bench {
namespace {

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
    if (!answer_.take({buffer.data(), static_cast<std::size_t>(got)})) return false;
    if (answer_.status() != 200) throw std::runtime_error{"refused: " + std::to_string(answer_.status())};
    body = answer_.body();
    answer_.begin();
    return true;
  }

 private:
  int socket_;
  const std::vector<std::string>& requests_;
  std::size_t next_ = 0;
  AnswerReader answer_;
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
