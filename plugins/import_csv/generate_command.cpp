#include <filesystem>
#include <fstream>

#include "argument_list.h"
#include "command.h"
#include "generated_school.h"
#include "value_parse.h"

namespace vestnik::import_csv {
namespace {

namespace fs = std::filesystem;

/// Files of an earlier school are written over; others of the folder are left alone.
bool write_files(const fs::path& folder, const GeneratedFiles& files) {
  std::error_code failure;
  fs::create_directories(folder, failure);
  if (failure) return false;
  for (const auto& [name, rows] : files) {
    std::ofstream file{folder / name, std::ios::binary | std::ios::trunc};
    file << to_csv(rows);
    if (!file.flush()) return false;
  }
  return true;
}

}  // namespace

int run_generate(std::span<const std::string> arguments, const CommandPorts& ports) {
  const auto list = ArgumentList::parse(arguments, {"--students", "--seed", "--out"}, {});
  if (!list) return complain(ports, list.problem());
  const std::string out = list->value("--out");
  const auto students = parse_whole(list->value("--students"), 1, 20'000);
  const auto seed = list->values.contains("--seed") ? parse_whole(list->value("--seed"), 0, 999'999) : Result<int>{1};
  if (!students || !seed || out.empty() || !list->alone.empty())
    return complain(ports, Problem{"import.generate_usage"});
  if (!write_files(out, generate_school(*students, static_cast<std::uint64_t>(*seed)))) {
    complain(ports, Problem{"import.not_written"});
    return 1;
  }
  ports.out << ports.messages.explain(Problem{"import.generated", {{"students", std::to_string(*students)}}}).title
            << '\n';
  return 0;
}

}  // namespace vestnik::import_csv
