#include "progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <string>

namespace vestnik::import_csv {

bool is_terminal(int file) { return ::isatty(file) == 1; }

void ProgressBar::show(std::size_t done, std::size_t all) {
  if (!terminal_ || all == 0) return;
  const std::size_t percent = std::min<std::size_t>(100, done * 100 / all);
  if (percent == percent_) return;
  percent_ = percent;
  const std::size_t width = percent / 4;
  out_ << "\r[" << std::string(width, '#') << std::string(25 - width, '.') << "] " << percent << " %" << std::flush;
}

void ProgressBar::clear() {
  if (terminal_ && percent_ <= 100) out_ << '\r' << std::string(40, ' ') << '\r' << std::flush;
}

}  // namespace vestnik::import_csv
