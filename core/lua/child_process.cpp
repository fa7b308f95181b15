#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <fstream>

#include "lua/check.h"
#include "lua/child_filter.h"

namespace vestnik {
namespace {

using Clock = std::chrono::steady_clock;

/// An end of a pipe.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_;
};

void limit(int resource, rlim_t value) {
  const rlimit bounds{value, value};
  setrlimit(static_cast<__rlimit_resource_t>(resource), &bounds);
}

std::size_t mapped_bytes() {
  std::ifstream pages{"/proc/self/statm"};
  std::size_t count = 0;
  pages >> count;
  return count * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

void write_all(int to, const std::string& text) {
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = ::write(to, text.data() + written, text.size() - written);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    written += static_cast<std::size_t>(count);
  }
}

[[noreturn]] void be_child(const std::function<std::string()>& work, const ChildLimits& limits, std::size_t mapped,
                           int answer) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  limit(RLIMIT_CPU, static_cast<rlim_t>(limits.processor.count()));
  // A sanitizer maps terabytes of shadow memory: there only the sandbox's own cap counts.
  if (mapped < (std::size_t{1} << 38U)) limit(RLIMIT_AS, mapped + limits.memory);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NPROC, 0);
  // The parent's files, sockets and database stay with the parent.
  const auto own = static_cast<unsigned>(answer);
  if (own > STDERR_FILENO + 1) close_range(STDERR_FILENO + 1, own - 1, 0);
  close_range(own + 1, ~0U, 0);
  int status = 1;
  try {
    if (forbid_reaching_out()) {
      write_all(answer, work());
      status = 0;
    }
  } catch (...) {
    status = 1;
  }
  // Not exit(): the parent's buffers and static objects are not ours to flush and destroy.
  _exit(status);
}

/// What the child says until it closes its end; nothing at the deadline or beyond the size.
std::optional<std::string> read_answer(int from, const ChildLimits& limits) {
  const auto deadline = Clock::now() + limits.time;
  std::string answer;
  char piece[4096];
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0 || answer.size() > limits.answer) return std::nullopt;
    pollfd waiting{from, POLLIN, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left));
    if (ready < 0 && errno != EINTR) return std::nullopt;
    if (ready <= 0) continue;
    const ssize_t count = ::read(from, piece, sizeof piece);
    if (count < 0 && errno != EINTR) return std::nullopt;
    if (count == 0) return answer;
    if (count > 0) answer.append(piece, static_cast<std::size_t>(count));
  }
}

}  // namespace

std::optional<std::string> run_in_child(const std::function<std::string()>& work, const ChildLimits& limits) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
  const Descriptor from{ends[0]};
  Descriptor to{ends[1]};
  const std::size_t mapped = mapped_bytes();
  const pid_t child = ::fork();
  if (child < 0) return std::nullopt;
  if (child == 0) be_child(work, limits, mapped, to.number());
  to.close();
  std::optional<std::string> answer = read_answer(from.number(), limits);
  if (!answer) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  const bool well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return well ? std::move(answer) : std::nullopt;
}

}  // namespace vestnik
