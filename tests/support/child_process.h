#pragma once
/// A program that a test starts and that ends with it: servers on loopback, parsers of another language.
#include <sys/types.h>

#include <chrono>
#include <string>
#include <vector>

namespace vestnik::test {

/// Where a child's standard error goes.
enum class Errors { to_the_tests, with_output };

/// How a child ended: its exit code, -1 when a signal killed it, and what it still said.
struct Ended {
  int code = 0;
  std::string output;
};

/// One thread. The program is looked up in PATH. Failures throw std::runtime_error. The destructor kills what still
/// runs.
class ChildProcess {
 public:
  explicit ChildProcess(const std::vector<std::string>& arguments, Errors errors = Errors::to_the_tests);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  /// The next line of its standard output, without the line end.
  [[nodiscard]] std::string read_line(std::chrono::seconds patience = std::chrono::seconds{20});
  /// The next line as a port number: servers print the port that the system gave them.
  [[nodiscard]] int read_port();
  /// Everything up to the end of its output; then waits for it. Throws when its exit code is not 0.
  [[nodiscard]] std::string read_to_end(std::chrono::seconds patience = std::chrono::seconds{60});
  /// Sends the signal, when one is given, and reads to the end whatever the exit code is.
  [[nodiscard]] Ended end(int signal = 0, std::chrono::seconds patience = std::chrono::seconds{60});

 private:
  bool read_more(std::chrono::steady_clock::time_point until);
  int wait_for_end();

  pid_t process_ = -1;
  int output_ = -1;
  std::string pending_;
};

/// A port of loopback that was free a moment ago, for servers that cannot choose one themselves.
[[nodiscard]] int free_port();
/// Blocks until something listens on the port of loopback; throws after twenty seconds.
void wait_for_listener(int port);

}  // namespace vestnik::test
