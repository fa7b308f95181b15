#include "app/program_desk.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

namespace vestnik {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// A pair of sockets, [0] to be read and [1] to be written: unlike into a pipe, one may write where nobody reads any
/// more without a signal that would end the service.
class Pipe {
 public:
  Pipe() { open_ = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends_.data()) == 0; }
  ~Pipe() {
    close(0);
    close(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] int end(std::size_t which) const { return ends_[which]; }
  void close(std::size_t which) {
    if (ends_[which] >= 0) ::close(ends_[which]);
    ends_[which] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
  bool open_ = false;
};

Problem failed() { return Problem{"regulation.desk_failed"}; }

/// One conversation with a started process.
class Talk {
 public:
  Talk(pid_t process, int to, int from, const std::string& input, const DeskLimits& limits)
      : process_(process), to_(to), from_(from), input_(input), limits_(limits) {}

  Result<std::string> run(Pipe& input_pipe) {
    const auto deadline = SteadyClock::now() + limits_.time;
    bool whole = false;
    for (bool going = true; going && !whole;) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now()).count();
      going = left > 0 && turn(static_cast<int>(left), input_pipe, whole);
    }
    if (!whole) ::kill(process_, SIGKILL);
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    if (!whole || answer_.empty() || !WIFEXITED(status)) return failed();
    return std::move(answer_);
  }

 private:
  /// False when something broke.
  bool turn(int milliseconds, Pipe& input_pipe, bool& whole) {
    const bool writing = input_pipe.end(1) >= 0;
    std::array<pollfd, 2> ends{{{from_, POLLIN, 0}, {writing ? to_ : -1, POLLOUT, 0}}};
    const int ready = ::poll(ends.data(), ends.size(), milliseconds);
    if (ready < 0) return errno == EINTR;
    if (ready == 0) return false;
    if (writing && ends[1].revents != 0 && !write_some(input_pipe)) input_pipe.close(1);
    if (ends[0].revents == 0) return true;
    return read_some(whole);
  }

  /// False when all is written, or nobody reads any more.
  bool write_some(Pipe& input_pipe) {
    const ssize_t count = ::send(to_, input_.data() + written_, input_.size() - written_, MSG_NOSIGNAL);
    if (count < 0) return errno == EINTR || errno == EAGAIN;
    written_ += static_cast<std::size_t>(count);
    if (written_ < input_.size()) return true;
    input_pipe.close(1);
    return true;
  }

  bool read_some(bool& whole) {
    std::array<char, 16384> piece;
    const ssize_t count = ::read(from_, piece.data(), piece.size());
    if (count < 0) return errno == EINTR || errno == EAGAIN;
    whole = count == 0;
    answer_.append(piece.data(), static_cast<std::size_t>(count));
    return answer_.size() <= limits_.answer;
  }

  pid_t process_;
  int to_;
  int from_;
  const std::string& input_;
  const DeskLimits& limits_;
  std::size_t written_ = 0;
  std::string answer_;
};

}  // namespace

std::filesystem::path own_program() {
  std::error_code unreadable;
  return std::filesystem::read_symlink("/proc/self/exe", unreadable);
}

Result<std::string> ask_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                const std::string& input, const DeskLimits& limits) {
  Pipe to;
  Pipe from;
  if (!to.open() || !from.open()) return failed();
  // Nobody may be left writing for ever into a process that reads nothing.
  ::fcntl(to.end(1), F_SETFL, O_NONBLOCK);
  std::vector<char*> words;
  std::string name = program.string();
  std::vector<std::string> copies = arguments;
  words.push_back(name.data());
  for (std::string& one : copies) words.push_back(one.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to.end(0), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from.end(1), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t process = -1;
  const int wrong = ::posix_spawn(&process, name.c_str(), &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (wrong != 0) return failed();
  to.close(0);
  from.close(1);
  return Talk{process, to.end(1), from.end(0), input, limits}.run(to);
}

}  // namespace vestnik
