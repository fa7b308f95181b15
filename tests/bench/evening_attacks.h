#pragma once
/// What beats on the service's door meanwhile. Each lives on threads of its own until it is destroyed.
#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

namespace vestnik::bench {

/// Connections that send their heads a byte a second, and come again when they are ended.
class SlowLoris {
 public:
  SlowLoris(int port, std::size_t connections);

  /// Connections that the service ended.
  [[nodiscard]] std::size_t ended() const { return ended_; }

 private:
  void drip(const std::stop_token& stop, int port, std::size_t connections);

  std::atomic<std::size_t> ended_{0};
  std::jthread thread_;
};

/// Wrong sign-ins, so many a second whatever is answered, over connections of their own.
class SignInFlood {
 public:
  /// `requests` and `from` are gone through in turn and outlive it.
  SignInFlood(int port, const std::vector<std::string>& requests, const std::vector<std::string>& from, int a_second);

  /// Stops it; attempts by the status they were answered with.
  std::map<int, std::size_t> stop();

 private:
  class Attempts;
  std::map<int, std::size_t> answers_;  // the thread's until it has ended
  std::jthread thread_;
};

/// People who know their passwords and sign in meanwhile, trying again when they are told to.
class RightSignIns {
 public:
  struct Person {
    std::string address;
    std::string request;
  };
  /// One after another, spread over so many seconds.
  RightSignIns(int port, const std::vector<Person>& people, double over_seconds);

  struct Found {
    std::vector<double> seconds;  ///< until each was in
    std::size_t left_out = 0;     ///< still outside after twenty seconds
  };
  /// Waits for all of them.
  Found wait();

 private:
  std::vector<double> seconds_;  ///< one a person, each its own thread's; below zero: left out
  std::vector<std::jthread> threads_;
};

}  // namespace vestnik::bench
