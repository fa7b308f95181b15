// Throws changed scripts at the loader and the evaluator.
//   fuzz_scripts [--runs N] [--seconds S] [--seed S] [--save FOLDER] FOLDER_OF_SCRIPTS
//   fuzz_scripts FILE...     tries texts as they are, e.g. one that was saved
// A text that ends the process is saved as FOLDER/crash-SEED-NUMBER.lua; the exit code is 1 then.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "fuzz/mutations.h"
#include "fuzz/script_target.h"

namespace vestnik::fuzz {
namespace {

struct Asked {
  std::uint64_t runs = 1'000;
  long seconds = 0;  ///< 0: as long as the runs take
  std::uint64_t seed = 1;
  std::string save = ".";
  std::vector<std::string> paths;
};

Asked read_arguments(int count, char** words) {
  Asked asked;
  for (int at = 1; at < count; ++at) {
    const std::string word = words[at];
    if (!word.starts_with("--")) {
      asked.paths.push_back(word);
      continue;
    }
    if (at + 1 == count) throw std::runtime_error{word + " needs a value"};
    const std::string value = words[++at];
    if (word == "--runs") {
      asked.runs = std::stoull(value);
      asked.seconds = 0;
    } else if (word == "--seconds") {
      asked.seconds = std::stol(value);
    } else if (word == "--seed") {
      asked.seed = std::stoull(value);
    } else if (word == "--save") {
      asked.save = value;
    } else {
      throw std::runtime_error{"there is no " + word};
    }
  }
  if (asked.paths.empty()) throw std::runtime_error{"which scripts?"};
  if (asked.seconds > 0) asked.runs = UINT64_MAX;
  return asked;
}

/// The number a child is at, seen by its parent when the child is gone.
class Progress {
 public:
  Progress()
      : at_(static_cast<std::uint64_t*>(
            mmap(nullptr, sizeof(std::uint64_t), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))) {
    if (at_ == MAP_FAILED) throw std::runtime_error{"no shared memory"};
  }
  ~Progress() { munmap(at_, sizeof(std::uint64_t)); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  std::uint64_t& at() { return *at_; }

 private:
  std::uint64_t* at_;
};

/// False when the child died; `progress` then names the text.
bool try_in_child(const Asked& asked, const std::vector<std::string>& scripts, Progress& progress) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error{"no child process"};
  if (child == 0) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{asked.seconds};
    for (; progress.at() < asked.runs; ++progress.at()) {
      if (asked.seconds > 0 && std::chrono::steady_clock::now() >= end) break;
      try_script(mutated(scripts, asked.seed, progress.at()));
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int fuzz_folder(const Asked& asked) {
  const std::vector<std::string> scripts = scripts_below(asked.paths.front());
  if (scripts.empty()) throw std::runtime_error{"no scripts below " + asked.paths.front()};
  Progress progress;
  progress.at() = 0;
  const bool held = try_in_child(asked, scripts, progress);
  std::printf("seed %llu: %llu texts tried\n", static_cast<unsigned long long>(asked.seed),
              static_cast<unsigned long long>(progress.at()));
  if (held) return 0;
  const std::string saved =
      asked.save + "/crash-" + std::to_string(asked.seed) + "-" + std::to_string(progress.at()) + ".lua";
  std::ofstream{saved, std::ios::binary} << mutated(scripts, asked.seed, progress.at());
  std::printf("the next one ended the process; it is saved as %s\n", saved.c_str());
  return 1;
}

int try_files(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read " + path};
    try_script(std::string{std::istreambuf_iterator<char>{file}, {}});
  }
  return 0;
}

}  // namespace
}  // namespace vestnik::fuzz

int main(int count, char** words) {
  try {
    const auto asked = vestnik::fuzz::read_arguments(count, words);
    if (std::filesystem::is_directory(asked.paths.front())) return vestnik::fuzz::fuzz_folder(asked);
    return vestnik::fuzz::try_files(asked.paths);
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "fuzz_scripts: %s\n", failure.what());
    return 2;
  }
}
