#include "support/child_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace vestnik::test {
namespace {

using Steady = std::chrono::steady_clock;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& arguments, Errors errors) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error{"pipe"};
  output_ = ends[0];
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  if (errors == Errors::with_output) posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
  std::vector<char*> words;
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  const int failed = ::posix_spawnp(&process_, words[0], &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (failed != 0) {
    process_ = -1;
    ::close(output_);
    throw std::runtime_error{"cannot start " + arguments.front()};
  }
}

ChildProcess::~ChildProcess() {
  ::close(output_);
  if (process_ > 0) {
    ::kill(process_, SIGKILL);
    wait_for_end();
  }
}

int ChildProcess::wait_for_end() {
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return status;
}

bool ChildProcess::read_more(Steady::time_point until) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Steady::now()).count();
  pollfd waiting{output_, POLLIN, 0};
  if (left <= 0 || ::poll(&waiting, 1, static_cast<int>(left)) <= 0) throw std::runtime_error{"child says nothing"};
  std::array<char, 4096> buffer{};
  const ssize_t got = ::read(output_, buffer.data(), buffer.size());
  if (got <= 0) return false;
  pending_.append(buffer.data(), static_cast<std::size_t>(got));
  return true;
}

std::string ChildProcess::read_line(std::chrono::seconds patience) {
  const auto until = Steady::now() + patience;
  while (pending_.find('\n') == std::string::npos) {
    if (!read_more(until)) throw std::runtime_error{"child ended"};
  }
  const auto end = pending_.find('\n');
  const std::string line = pending_.substr(0, end);
  pending_.erase(0, end + 1);
  return line;
}

int ChildProcess::read_port() { return std::stoi(read_line()); }

std::string ChildProcess::read_to_end(std::chrono::seconds patience) {
  const auto until = Steady::now() + patience;
  while (read_more(until)) {
  }
  if (wait_for_end() != 0) throw std::runtime_error{"child failed"};
  return std::move(pending_);
}

Ended ChildProcess::end(int signal, std::chrono::seconds patience) {
  if (signal != 0) ::kill(process_, signal);
  const auto until = Steady::now() + patience;
  while (read_more(until)) {
  }
  const int status = wait_for_end();
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, std::move(pending_)};
}

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof address;
  const bool bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), size) == 0 &&
                     ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0;
  ::close(socket);
  if (!bound) throw std::runtime_error{"no free port"};
  return ntohs(address.sin_port);
}

void wait_for_listener(int port) {
  const auto until = Steady::now() + std::chrono::seconds{20};
  while (Steady::now() < until) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(port);
    const bool open = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(socket);
    if (open) return;
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  throw std::runtime_error{"nobody listens"};
}

}  // namespace vestnik::test
