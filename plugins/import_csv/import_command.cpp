#include <array>

#include "argument_list.h"
#include "command.h"
#include "progress_bar.h"
#include "value_parse.h"

namespace vestnik::import_csv {
namespace {

std::optional<AccountPolicy> policy_of(std::string_view word) {
  if (word.empty() || word == "with-consent") return AccountPolicy::with_consent;
  if (word == "none") return AccountPolicy::none;
  if (word == "staff") return AccountPolicy::staff;
  if (word == "all") return AccountPolicy::all;
  return std::nullopt;
}

Result<std::optional<CivilDate>> date_argument(const ArgumentList& list, std::string_view name) {
  const std::string text = list.value(name);
  if (text.empty()) return std::optional<CivilDate>{};
  const auto date = parse_date(text);
  if (!date) return Problem{"import.bad_argument", {{"argument", std::string{name}}}};
  return std::optional{*date};
}

Result<ImportOptions> options_of(const ArgumentList& list, const CommandPorts& ports) {
  if (list.alone.size() != 1) return Problem{"import.usage"};
  ImportOptions options;
  options.folder = list.alone.front();
  options.institution = list.value("--institution");
  options.dry_run = list.switches.contains("--dry-run");
  options.slips = list.value("--slips");
  options.address = list.values.contains("--address") ? list.value("--address") : ports.address;
  const auto policy = policy_of(list.value("--accounts"));
  if (!policy) return Problem{"import.bad_argument", {{"argument", "--accounts"}}};
  options.accounts = *policy;
  auto as_of = date_argument(list, "--date");
  if (!as_of) return as_of.problem();
  options.as_of = *as_of;
  auto until = date_argument(list, "--lessons-until");
  if (!until) return until.problem();
  options.lessons_until = *until;
  return options;
}

}  // namespace

int run_import(std::span<const std::string> arguments, const CommandPorts& ports) {
  const auto list = ArgumentList::parse(
      arguments, {"--institution", "--slips", "--address", "--accounts", "--date", "--lessons-until"}, {"--dry-run"});
  if (!list) return complain(ports, list.problem());
  auto options = options_of(*list, ports);
  if (!options) return complain(ports, options.problem());
  ProgressBar bar{ports.complaints, ports.terminal};
  options->progress = [&](std::size_t done, std::size_t all) { bar.show(done, all); };
  const Report report = import_school(ports.roster, *options);
  bar.clear();
  print_report(report, options->dry_run, ports);
  return report.refused() ? 1 : 0;
}

}  // namespace vestnik::import_csv
