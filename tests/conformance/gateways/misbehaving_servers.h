#pragma once
/// A script that serves one way to misbehave a port or a path (tests/support/misbehaving.py), and a test that goes
/// through them all, many at a time.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "gateway_harness.h"
#include "support/child_process.h"

namespace vestnik::test {

struct Cell {
  std::string phase;
  std::string behaviour;
  int port = 0;
};

/// `words` in the order of preference, "|" between them: whether one of them is `word`.
[[nodiscard]] inline bool is_among(std::string_view word, std::string_view words) {
  for (std::size_t from = 0; from <= words.size();) {
    const std::size_t until = std::min(words.find('|', from), words.size());
    if (words.substr(from, until - from) == word) return true;
    from = until + 1;
  }
  return false;
}

class MisbehavingServers : public testing::Test {
 protected:
  /// The script is given a certificate of nobody, its key, and `more`.
  void start(const std::string& script, const std::vector<std::string>& more = {}) {
    static_cast<void>(ChildProcess{
        {"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=elsewhere.example", "-keyout", scratch_.path("key"), "-out", scratch_.path("certificate")},
        Errors::with_output}
                          .read_to_end());
    std::vector<std::string> arguments{scratch_.path("certificate"), scratch_.path("key")};
    arguments.insert(arguments.end(), more.begin(), more.end());
    server_ = std::make_unique<ChildProcess>(python(script, arguments));
    for (std::string line = server_->read_line(); line != "ready"; line = server_->read_line()) {
      std::istringstream words{line};
      Cell cell;
      words >> cell.phase >> cell.behaviour >> cell.port;
      cells_.push_back(cell);
    }
  }
  /// Delivers to each of them; what the gateway says is judged one at a time.
  void go_through(const std::function<std::vector<Outcome>(const Cell&)>& deliver,
                  const std::function<void(const Cell&, const Outcome&)>& judge) {
    std::atomic<std::size_t> next{0};
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 24; ++thread) {
      threads.emplace_back([&] {
        for (std::size_t at = next++; at < cells_.size(); at = next++) {
          const auto started = std::chrono::steady_clock::now();
          const auto outcomes = deliver(cells_[at]);
          const auto took = std::chrono::steady_clock::now() - started;
          const std::lock_guard guard{mutex_};
          SCOPED_TRACE(cells_[at].phase + " " + cells_[at].behaviour);
          for (const Outcome& outcome : outcomes) judge(cells_[at], outcome);
          EXPECT_LT(took, std::chrono::seconds{9}) << "it holds nobody up";
        }
      });
    }
  }

  tests::TemporaryFolder scratch_;
  std::vector<Cell> cells_;

 private:
  std::unique_ptr<ChildProcess> server_;
  std::mutex mutex_;
};

}  // namespace vestnik::test
