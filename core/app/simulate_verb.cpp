#include <signal.h>
#include <unistd.h>

#include <charconv>
#include <fstream>
#include <iostream>

#include "app/configured_database.h"
#include "app/simulation.h"
#include "app/verbs.h"
#include "lua/check.h"

namespace vestnik {
namespace {

/// A folder that nobody else has, gone at the end.
class OwnFolder {
 public:
  OwnFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "vestnik-simulate-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~OwnFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  OwnFolder(const OwnFolder&) = delete;
  OwnFolder& operator=(const OwnFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The journal is only read, so whoever is tired of waiting may end it at any moment.
void let_signals_end_it() {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_UNBLOCK, &ending, nullptr);
}

/// "3.50" or "3,5" as 350.
std::optional<std::int64_t> price_of(std::string_view text) {
  if (text.empty()) return 0;
  const auto point = text.find_first_of(".,");
  std::string digits{text.substr(0, point)};
  const std::string_view part = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (part.size() > 2) return std::nullopt;
  digits += part;
  digits.append(2 - part.size(), '0');
  std::int64_t hundredths = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), hundredths);
  const bool whole = error == std::errc{} && end == digits.data() + digits.size();
  return whole && hundredths >= 0 ? std::optional{hundredths} : std::nullopt;
}

/// A bar that grows on a terminal; elsewhere a line for every tenth.
void show_percent(int percent) {
  constexpr int width = 40;
  if (isatty(STDERR_FILENO) == 1) {
    const auto filled = static_cast<std::size_t>(percent * width / 100);
    std::cerr << "\r[" << std::string(filled, '#') << std::string(width - filled, ' ') << "] " << percent << " %"
              << (percent == 100 ? "\n" : "") << std::flush;
  } else if (percent % 10 == 0) {
    std::cerr << percent << " %\n";
  }
}

Result<SimulationOrder> order_of(const CommonOptions& options, const SimulationWish& wish) {
  SimulationOrder order;
  const auto from = parse_iso_date(wish.from);
  const auto until = parse_iso_date(wish.until);
  if (!from || !until) return Problem{"simulate.not_a_date", {{"value", from ? wish.until : wish.from}}};
  const auto price = price_of(wish.sms_price);
  if (!price) return Problem{"simulate.not_a_price", {{"value", wish.sms_price}}};
  order.journal = wish.journal.empty() ? sqlite_file(options.data).string() : wish.journal;
  order.institution = wish.institution;
  order.from = *from;
  order.until = *until;
  order.file = wish.file;
  order.price_hundredths = *price;
  return order;
}

Result<void> write_files(const Simulation& simulation, const SimulationWish& wish) {
  if (!wish.json.empty()) {
    std::ofstream file{wish.json, std::ios::binary | std::ios::trunc};
    if (!(file << report_as_json(simulation) << std::flush)) {
      return Problem{"simulate.cannot_write", {{"file", wish.json}}};
    }
  }
  return wish.csv.empty() ? Result<void>{} : write_csv(simulation, wish.csv);
}

}  // namespace

int simulate_regulation(const CommonOptions& options, const SimulationWish& wish) {
  let_signals_end_it();
  const auto session = CommandSession::open(options);
  if (!session) return 1;
  const auto order = order_of(options, wish);
  if (!order) {
    session->complain(order.problem());
    return 2;
  }
  if (wish.journal.empty() && is_postgres(session->settings())) {
    session->complain(Problem{"simulate.not_of_postgres"});
    return 1;
  }
  const std::vector<Problem> problems = check_file(wish.file);
  for (const Problem& problem : problems) session->complain(problem);
  if (!problems.empty()) return 1;
  const SystemClock clock;
  SystemRandom random;
  const OwnFolder folder;
  CommonOptions own = options;
  own.data = folder.path().string();
  const auto apart = CommandSession::open(own, {{"database.engine", "sqlite"}});
  const auto lender = apart ? apart->open_service(clock, random, true) : nullptr;
  if (!lender) return 1;
  const auto simulation = run_simulation(*order, session->places(), *lender, show_percent);
  if (!simulation) {
    session->complain(simulation.problem());
    return 1;
  }
  print_report(*simulation, session->messages(), std::cout);
  if (const auto written = write_files(*simulation, wish); !written) {
    session->complain(written.problem());
    return 1;
  }
  return 0;
}

}  // namespace vestnik
