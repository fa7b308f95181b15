#include "evening_homes.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <queue>
#include <stdexcept>

#include "http_answer.h"

namespace vestnik::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto patience = std::chrono::seconds{20};

Clock::duration seconds_long(double seconds) {
  return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

timespec time_until(Clock::time_point moment) {
  const auto left = std::max(Clock::duration::zero(), moment - Clock::now());
  const auto whole = std::chrono::duration_cast<std::chrono::seconds>(left);
  const auto rest = std::chrono::duration_cast<std::chrono::nanoseconds>(left - whole);
  return {static_cast<time_t>(whole.count()), static_cast<long>(rest.count())};
}

}  // namespace

std::vector<double> EveningHeard::all() const {
  std::vector<double> every;
  for (const auto& some : milliseconds) every.insert(every.end(), some.begin(), some.end());
  return every;
}

double percentile(std::vector<double> values, double part) {
  if (values.empty()) throw std::runtime_error{"nothing was measured"};
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(part * static_cast<double>(values.size()));
  return values[std::min(place, values.size() - 1)];
}

/// One home and its connection.
class Evening::Visit {
 public:
  Visit(int port, int poll, const Home& home) : port_(port), poll_(poll), home_(home) {}
  ~Visit() { leave(); }
  Visit(const Visit&) = delete;
  Visit& operator=(const Visit&) = delete;

  [[nodiscard]] bool under_way() const { return under_way_; }
  /// false: no connection.
  bool open_page(Clock::time_point due) {
    under_way_ = true;
    place_ = 0;
    asked_ = due;
    // What the service ended between two pages is made anew, like a browser does.
    if (socket_ >= 0 && has_ended(socket_)) leave();
    return (socket_ >= 0 || join()) && ask();
  }
  /// What has come. false: the connection ended before the page was whole.
  bool hear(EveningHeard& heard) {
    std::array<char, 65536> buffer;
    const ssize_t got = ::recv(socket_, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got <= 0) {
      leave();
      return !under_way_;
    }
    if (!answer_.take({buffer.data(), static_cast<std::size_t>(got)})) return true;
    const auto now = Clock::now();
    heard.milliseconds[place_].push_back(std::chrono::duration<double, std::milli>(now - asked_).count());
    heard.refused += answer_.status() == 200 ? 0 : 1;
    asked_ = now;
    if (++place_ < home_.page.size()) return ask();
    under_way_ = false;
    if (!home_.keeps_connection) leave();
    return true;
  }
  void give_up() {
    under_way_ = false;
    leave();
  }

 private:
  bool join() {
    try {
      socket_ = connect_to(port_, home_.address);
    } catch (const std::exception&) {
      return false;
    }
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = this;
    return ::epoll_ctl(poll_, EPOLL_CTL_ADD, socket_, &event) == 0;
  }
  void leave() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
  }
  bool ask() {
    answer_.begin();
    const std::string& request = home_.page[place_];
    return ::send(socket_, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
  }

  int port_;
  int poll_;
  const Home& home_;
  int socket_ = -1;
  bool under_way_ = false;
  std::size_t place_ = 0;
  Clock::time_point asked_;
  AnswerReader answer_;
};

struct Evening::Due {
  Clock::time_point at;
  Visit* visit;
  bool operator<(const Due& other) const { return at > other.at; }
};

/// One run: what is due, and what was heard.
class Evening::Course {
 public:
  Course(Evening& evening, double seconds, double pause)
      : evening_(evening), until_(Clock::now() + seconds_long(seconds)), pause_(pause) {
    heard.milliseconds.resize(evening.page_length_);
    std::uniform_real_distribution<double> anywhere{0, pause};
    for (const auto& visit : evening.visits_) {
      due_.push({Clock::now() + seconds_long(anywhere(evening.chance_)), visit.get()});
    }
  }

  void live() {
    while (!due_.empty() || open_ > 0) {
      begin_what_is_due();
      hear();
    }
  }

  EveningHeard heard;

 private:
  void begin_what_is_due() {
    while (!due_.empty() && due_.top().at <= Clock::now()) {
      const Due now = due_.top();
      due_.pop();
      if (now.at >= until_) continue;
      std::uniform_real_distribution<double> next{0.5 * pause_, 1.5 * pause_};
      due_.push({now.at + seconds_long(next(evening_.chance_)), now.visit});
      // Whoever still waits for the last page does not ask for another.
      if (now.visit->under_way()) continue;
      ++open_;
      if (!now.visit->open_page(now.at)) break_off(*now.visit);
    }
  }

  void hear() {
    std::array<epoll_event, 128> events;
    const timespec wait = time_until(due_.empty() ? Clock::now() + patience : due_.top().at);
    const int ready = ::epoll_pwait2(evening_.poll_, events.data(), static_cast<int>(events.size()), &wait, nullptr);
    if (ready == 0 && due_.empty() && open_ > 0) throw std::runtime_error{"the service says nothing"};
    for (int at = 0; at < ready; ++at) {
      auto& visit = *static_cast<Visit*>(events[static_cast<std::size_t>(at)].data.ptr);
      const bool was_under_way = visit.under_way();
      if (!visit.hear(heard)) {
        break_off(visit);
      } else if (was_under_way && !visit.under_way()) {
        --open_;
      }
    }
  }

  void break_off(Visit& visit) {
    ++heard.broken;
    --open_;
    visit.give_up();
  }

  Evening& evening_;
  Clock::time_point until_;
  double pause_;
  std::priority_queue<Due> due_;
  std::size_t open_ = 0;
};

Evening::Evening(int port, const std::vector<Home>& homes)
    : port_(port), poll_(::epoll_create1(EPOLL_CLOEXEC)), page_length_(homes.at(0).page.size()) {
  for (const Home& home : homes) visits_.push_back(std::make_unique<Visit>(port_, poll_, home));
}

Evening::~Evening() {
  visits_.clear();
  ::close(poll_);
}

EveningHeard Evening::run(double seconds, double pause) {
  Course course{*this, seconds, pause};
  course.live();
  return std::move(course.heard);
}

}  // namespace vestnik::bench
