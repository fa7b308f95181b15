#include "evening_attacks.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <memory>
#include <stdexcept>

#include "http_answer.h"

namespace vestnik::bench {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t loris_addresses = 10;
/// Of a second: so often a part of the connections sends its next byte.
constexpr std::size_t drips = 20;
constexpr std::size_t most_under_way = 400;
constexpr auto longest_way_in = 20s;

/// -1: the service does not take it.
int try_to_connect(int port, const std::string& from) {
  try {
    return connect_to(port, from);
  } catch (const std::exception&) {
    return -1;
  }
}

bool send_all(int socket, std::string_view bytes) {
  return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

/// One request and its answer; status 0: the connection ended.
AnswerReader ask_once(int port, const RightSignIns::Person& person) {
  AnswerReader answer;
  const int socket = try_to_connect(port, person.address);
  if (socket < 0) return answer;
  bool going = send_all(socket, person.request);
  while (going) {
    std::array<char, 4096> buffer;
    const ssize_t got = ::recv(socket, buffer.data(), buffer.size(), 0);
    going = got > 0 && !answer.take({buffer.data(), static_cast<std::size_t>(got)});
  }
  ::close(socket);
  return answer;
}

double seconds_until_in(int port, const RightSignIns::Person& person) {
  const auto begun = Clock::now();
  while (Clock::now() - begun < longest_way_in) {
    const AnswerReader answer = ask_once(port, person);
    if (answer.status() == 201) return std::chrono::duration<double>(Clock::now() - begun).count();
    std::this_thread::sleep_for(std::chrono::seconds{std::max(answer.retry_after(), 1)});
  }
  return -1;
}

}  // namespace

// ---- dripping ----------------------------------------------------------------------------------------------------

SlowLoris::SlowLoris(int port, std::size_t connections)
    : thread_([this, port, connections](const std::stop_token& stop) { drip(stop, port, connections); }) {}

void SlowLoris::drip(const std::stop_token& stop, int port, std::size_t connections) {
  std::vector<int> sockets(connections, -1);
  for (std::size_t turn = 0; !stop.stop_requested(); ++turn) {
    for (std::size_t at = turn % drips; at < connections; at += drips) {
      int& socket = sockets[at];
      if (socket >= 0 && !has_ended(socket) && send_all(socket, "a")) continue;
      if (socket >= 0) ++ended_;
      if (socket >= 0) ::close(socket);
      socket = try_to_connect(port, "127.3.0." + std::to_string(1 + at % loris_addresses));
      if (socket >= 0) send_all(socket, "GET /api/v1/me HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
    }
    std::this_thread::sleep_for(1000ms / drips);
  }
  for (const int socket : sockets) {
    if (socket >= 0) ::close(socket);
  }
}

// ---- wrong passwords ---------------------------------------------------------------------------------------------

class SignInFlood::Attempts {
 public:
  explicit Attempts(std::map<int, std::size_t>& answers) : answers_(answers), poll_(::epoll_create1(EPOLL_CLOEXEC)) {}
  ~Attempts() {
    for (const auto& attempt : under_way_) ::close(attempt->socket);
    ::close(poll_);
  }
  Attempts(const Attempts&) = delete;
  Attempts& operator=(const Attempts&) = delete;

  void begin(int port, const std::string& from, const std::string& request) {
    if (under_way_.size() >= most_under_way) return;
    const int socket = try_to_connect(port, from);
    if (socket < 0) return;
    under_way_.push_back(std::make_unique<Attempt>(Attempt{socket, {}}));
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = under_way_.back().get();
    ::epoll_ctl(poll_, EPOLL_CTL_ADD, socket, &event);
    send_all(socket, request);
  }

  void hear(std::chrono::milliseconds wait) {
    std::array<epoll_event, 64> events;
    const int ready =
        ::epoll_wait(poll_, events.data(), static_cast<int>(events.size()), static_cast<int>(wait.count()));
    for (int at = 0; at < ready; ++at) hear(*static_cast<Attempt*>(events[static_cast<std::size_t>(at)].data.ptr));
  }

 private:
  struct Attempt {
    int socket;
    AnswerReader answer;
  };

  void hear(Attempt& attempt) {
    std::array<char, 4096> buffer;
    const ssize_t got = ::recv(attempt.socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got > 0 && !attempt.answer.take({buffer.data(), static_cast<std::size_t>(got)})) return;
    ++answers_[attempt.answer.status()];
    ::close(attempt.socket);
    std::erase_if(under_way_, [&](const auto& one) { return one.get() == &attempt; });
  }

  std::map<int, std::size_t>& answers_;
  int poll_;
  std::vector<std::unique_ptr<Attempt>> under_way_;
};

SignInFlood::SignInFlood(int port, const std::vector<std::string>& requests, const std::vector<std::string>& from,
                         int a_second)
    : thread_([this, port, &requests, &from, a_second](const std::stop_token& stop) {
        Attempts attempts{answers_};
        const auto begun = Clock::now();
        for (std::size_t done = 0; !stop.stop_requested();) {
          const auto wanted =
              static_cast<std::size_t>(std::chrono::duration<double>(Clock::now() - begun).count() * a_second);
          for (; done < wanted; ++done)
            attempts.begin(port, from[done % from.size()], requests[done % requests.size()]);
          attempts.hear(10ms);
        }
      }) {}

std::map<int, std::size_t> SignInFlood::stop() {
  thread_.request_stop();
  if (thread_.joinable()) thread_.join();
  return answers_;
}

// ---- right ones --------------------------------------------------------------------------------------------------

RightSignIns::RightSignIns(int port, const std::vector<Person>& people, double over_seconds) : seconds_(people.size()) {
  const std::chrono::duration<double> apart{over_seconds / static_cast<double>(people.size())};
  for (std::size_t at = 0; at < people.size(); ++at) {
    threads_.emplace_back([this, port, at, apart, person = people[at]] {
      std::this_thread::sleep_for(apart * static_cast<double>(at));
      seconds_[at] = seconds_until_in(port, person);
    });
  }
}

RightSignIns::Found RightSignIns::wait() {
  threads_.clear();
  Found found;
  for (const double one : seconds_) {
    if (one < 0) {
      ++found.left_out;
    } else {
      found.seconds.push_back(one);
    }
  }
  return found;
}

}  // namespace vestnik::bench
