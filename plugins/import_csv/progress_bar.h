#pragma once
/// How far a long command is, on a terminal only. One thread at a time.
#include <cstddef>
#include <ostream>

namespace vestnik::import_csv {

/// Whether a file descriptor is a terminal, where a bar can be drawn over itself.
[[nodiscard]] bool is_terminal(int file);

class ProgressBar {
 public:
  ProgressBar(std::ostream& out, bool terminal) : out_(out), terminal_(terminal) {}
  void show(std::size_t done, std::size_t all);
  void clear();

 private:
  std::ostream& out_;
  bool terminal_;
  std::size_t percent_ = 101;  ///< what stands on the screen
};

}  // namespace vestnik::import_csv
