#include "app/simulation_desk.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fstream>
#include <sstream>

#include "app/configured_database.h"
#include "base/text.h"

namespace vestnik {
namespace {

namespace fs = std::filesystem;

constexpr const char* script_file = "script.lua";
constexpr const char* progress_file = "progress.txt";
constexpr const char* report_file = "report.json";
/// Sentences of one that failed: a script with more mistakes is checked by the tool that lists them all.
constexpr std::size_t most_said = 20;

/// A folder that nobody else can read: the report names lessons and families by their numbers, and the script is
/// nobody's yet.
Result<fs::path> own_folder() {
  std::string name = (fs::temp_directory_path() / "vestnik-simulation-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) return Problem{"regulation.desk_failed"};
  return fs::path{name};
}

std::optional<std::string> text_of(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return std::nullopt;
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

/// "40 %" → 40.
std::optional<int> percent_of(std::string_view line) {
  int percent = 0;
  const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), percent);
  const bool whole = error == std::errc{} && std::string_view{end} == " %";
  return whole ? std::optional{percent} : std::nullopt;
}

/// What the process wrote so far: percents, and sentences about what is wrong.
void read_progress(const fs::path& path, SimulationState& state) {
  const auto text = text_of(path);
  if (!text) return;
  state.said.clear();
  for (const std::string_view line : split(*text, '\n')) {
    if (const auto percent = percent_of(line))
      state.percent = std::max(state.percent, *percent);
    else if (!trimmed(line).empty() && state.said.size() < most_said)
      state.said.emplace_back(trimmed(line));
  }
}

pid_t start(const fs::path& program, std::vector<std::string> arguments, const fs::path& folder) {
  std::string name = program.string();
  std::vector<char*> words{name.data()};
  for (std::string& one : arguments) words.push_back(one.data());
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder / progress_file).c_str(), O_WRONLY | O_CREAT,
                                   S_IRUSR | S_IWUSR);
  pid_t process = -1;
  const int wrong = ::posix_spawn(&process, name.c_str(), &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return wrong == 0 ? process : -1;
}

void kill_and_wait(pid_t process) {
  ::kill(process, SIGKILL);
  while (::waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
}

/// The exit status once the process has ended.
std::optional<int> ended(pid_t process) {
  int status = 0;
  if (::waitpid(process, &status, WNOHANG) != process) return std::nullopt;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

SimulationDesk::~SimulationDesk() {
  table_.with([](Table& table) {
    for (auto& [institution, running] : table.simulations) forget(running);
  });
}

void SimulationDesk::forget(Running& running) {
  if (running.process > 0) kill_and_wait(running.process);
  std::error_code ignored;
  fs::remove_all(running.folder, ignored);
}

std::vector<std::string> SimulationDesk::words_for(const fs::path& folder, const SimulationRequest& request) const {
  std::vector<std::string> words{"--share", places_.share.string(),    "--plugins", places_.plugins.string(),
                                 "--data",  (folder / "data").string()};
  if (!places_.config.empty()) words.insert(words.end(), {"--config", places_.config.string()});
  words.insert(words.end(),
               {"regulation", "simulate", (folder / script_file).string(), "--journal",
                sqlite_file(places_.data).string(), "--institution", request.institution, "--from",
                to_iso(request.from), "--to", to_iso(request.until), "--json", (folder / report_file).string()});
  if (!request.sms_price.empty()) words.insert(words.end(), {"--sms-price", request.sms_price});
  return words;
}

Result<std::int64_t> SimulationDesk::begin(InstitutionId institution, const SimulationRequest& request) {
  if (on_postgres_) return Problem{"simulate.not_of_postgres"};
  return table_.with([&](Table& table) -> Result<std::int64_t> {
    const auto last = table.simulations.find(institution);
    if (last != table.simulations.end()) {
      refresh(last->second);
      if (last->second.process > 0)
        return Problem{"regulation.simulation_running", {{"id", std::to_string(last->second.id)}}};
    }
    const auto folder = own_folder();
    if (!folder) return folder.problem();
    std::ofstream{*folder / script_file, std::ios::binary} << request.script << std::flush;
    Running next{table.last_id + 1, *folder, start(program_, words_for(*folder, request), *folder), clock_.now(), {}};
    if (next.process < 0) {
      forget(next);
      return Problem{"regulation.desk_failed"};
    }
    if (last != table.simulations.end()) forget(last->second);
    table.last_id = next.id;
    table.simulations.insert_or_assign(institution, std::move(next));
    return table.last_id;
  });
}

void SimulationDesk::refresh(Running& running) const {
  if (running.process < 0) return;
  const std::optional<int> status = ended(running.process);
  if (!status && clock_.now() - running.begun < longest) {
    read_progress(running.folder / progress_file, running.state);
    running.state.said.clear();
    return;
  }
  if (!status) kill_and_wait(running.process);
  running.process = -1;
  read_progress(running.folder / progress_file, running.state);
  std::error_code missing;
  const auto size = fs::file_size(running.folder / report_file, missing);
  auto report =
      status == 0 && !missing && size <= largest_report ? text_of(running.folder / report_file) : std::nullopt;
  running.state.stage = report ? SimulationState::Stage::done : SimulationState::Stage::failed;
  std::error_code ignored;
  fs::remove_all(running.folder, ignored);
  if (!report) return;
  running.state.percent = 100;
  running.state.report = std::make_shared<const std::string>(*std::move(report));
}

std::optional<SimulationState> SimulationDesk::look(InstitutionId institution, std::int64_t id) {
  return table_.with([&](Table& table) -> std::optional<SimulationState> {
    const auto found = table.simulations.find(institution);
    if (found == table.simulations.end() || found->second.id != id) return std::nullopt;
    refresh(found->second);
    return found->second.state;
  });
}

bool SimulationDesk::end(InstitutionId institution, std::int64_t id) {
  return table_.with([&](Table& table) {
    const auto found = table.simulations.find(institution);
    if (found == table.simulations.end() || found->second.id != id) return false;
    forget(found->second);
    table.simulations.erase(found);
    return true;
  });
}

}  // namespace vestnik
