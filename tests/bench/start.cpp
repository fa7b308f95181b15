// The program itself on a school of 600: from its start to the line that says where it listens, and its memory then.
#include <fstream>
#include <stdexcept>

#include "benches.h"
#include "school.h"
#include "support/child_process.h"
#include "support/temporary_folder.h"

namespace vestnik::bench {
namespace {

struct Started {
  double seconds = 0;
  double megabytes = 0;
};

/// Of the only child process there is.
double resident_megabytes(const std::string& program, const std::string& data) {
  for (const auto& process : std::filesystem::directory_iterator{"/proc"}) {
    std::ifstream command{process.path() / "cmdline", std::ios::binary};
    const std::string line{std::istreambuf_iterator<char>{command}, {}};
    if (!line.starts_with(program) || line.find(data) == std::string::npos) continue;
    std::ifstream status{process.path() / "status"};
    for (std::string field; std::getline(status, field);) {
      if (field.starts_with("VmRSS:")) return std::stod(field.substr(6)) / 1024;
    }
  }
  throw std::runtime_error{"the service is gone"};
}

Started start_once(const std::string& data) {
  const std::string program = VESTNIK_BINARY_DIR "/vestnik";
  Started started;
  std::unique_ptr<test::ChildProcess> service;
  started.seconds = seconds_of([&] {
    service =
        std::make_unique<test::ChildProcess>(std::vector<std::string>{program, "--data", data, "serve", "--port", "0"});
    if (!service->read_line().starts_with("http://")) throw std::runtime_error{"the service does not start"};
  });
  started.megabytes = resident_megabytes(program, data);
  return started;
}

}  // namespace

std::vector<Figure> measure_start(int rounds) {
  const tests::TemporaryFolder folder;
  make_school(folder.root(), 600);
  std::vector<double> seconds;
  std::vector<double> megabytes;
  for (int round = 0; round < rounds; ++round) {
    const Started started = start_once(folder.root().string());
    seconds.push_back(started.seconds);
    megabytes.push_back(started.megabytes);
  }
  constexpr double most_seconds = 0.5;
  constexpr double most_megabytes = 64;
  return {{"start with a school of 600 students until it listens", in_figures(median(seconds), 2) + " s", "—", "—",
           "≤ " + in_figures(most_seconds, 1) + " s", median(seconds) <= most_seconds},
          {"memory in use then", in_figures(median(megabytes), 1) + " MB", "—", "—",
           "≤ " + in_figures(most_megabytes) + " MB", median(megabytes) <= most_megabytes}};
}

}  // namespace vestnik::bench
