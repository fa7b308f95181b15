#include "base/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace vestnik {
namespace {

[[noreturn]] void fail(const char* what) { throw std::system_error{errno, std::generic_category(), what}; }

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0) fail("open");
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(fd_); }

  void write(std::string_view content) const {
    while (!content.empty()) {
      const ssize_t written = ::write(fd_, content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("write");
      content.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  [[nodiscard]] bool ends_within_a_line() const {
    const off_t size = ::lseek(fd_, 0, SEEK_END);
    char last = '\n';
    if (size < 0 || (size > 0 && ::pread(fd_, &last, 1, size - 1) != 1)) fail("read");
    return last != '\n';
  }
  void sync() const {
    if (::fsync(fd_) != 0) fail("fsync");
  }

 private:
  int fd_;
};

}  // namespace

void write_file(const std::filesystem::path& temporary, const std::filesystem::path& target, std::string_view content) {
  {
    const Descriptor file{temporary, O_WRONLY | O_CREAT | O_TRUNC};
    file.write(content);
    file.sync();
  }
  if (::rename(temporary.c_str(), target.c_str()) != 0) fail("rename");
}

void append_line(const std::filesystem::path& file, std::string_view line) {
  const bool is_new = !std::filesystem::exists(file);
  {
    const Descriptor open{file, O_RDWR | O_CREAT | O_APPEND};
    std::string text = open.ends_within_a_line() ? "\n" : "";
    text += line;
    text += '\n';
    open.write(text);
    open.sync();
  }
  if (is_new) sync_folder(file.has_parent_path() ? file.parent_path() : ".");
}

void make_durable_folder(const std::filesystem::path& folder) {
  if (folder.empty() || std::filesystem::exists(folder)) return;
  make_durable_folder(folder.parent_path());
  std::filesystem::create_directory(folder);
  // A new folder is on disk once the one that names it is.
  sync_folder(folder.parent_path());
}

void sync_folder(const std::filesystem::path& folder) { Descriptor{folder, O_RDONLY | O_DIRECTORY}.sync(); }

}  // namespace vestnik
