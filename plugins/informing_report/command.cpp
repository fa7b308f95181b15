#include "plugins/informing_report/command.h"

#include <charconv>
#include <optional>
#include <ostream>

#include "plugins/informing_report/channel_use.h"
#include "plugins/informing_report/institution_clock.h"
#include "plugins/informing_report/overlooked.h"
#include "plugins/informing_report/reconciliation.h"

namespace vestnik::informing_report {
namespace {

constexpr int explained = 0;
constexpr int unexplained = 1;
constexpr int wrong_arguments = 2;

struct Asked {
  InstitutionId institution{1};
  std::optional<Month> month;
};

Result<Asked> read_arguments(std::span<const std::string> arguments) {
  Asked asked;
  for (std::size_t at = 0; at < arguments.size(); ++at) {
    const std::string& word = arguments[at];
    if (word == "--institution" && at + 1 < arguments.size()) {
      const std::string& number = arguments[++at];
      std::int64_t id = 0;
      const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), id);
      if (error != std::errc{} || *end != '\0' || id <= 0)
        return Problem{"informing_report.no_such_institution", {{"value", number}}};
      asked.institution = InstitutionId{id};
      continue;
    }
    asked.month = parse_month(word);
    if (!asked.month) return Problem{"informing_report.no_such_month", {{"value", word}}};
  }
  return asked;
}

int complain(const CommandPorts& ports, const Problem& problem) {
  const ProblemText text = ports.messages.explain(problem);
  ports.complaints << text.title << " " << text.next << "\n";
  return wrong_arguments;
}

void print(const CommandPorts& ports, const std::string& code, Details details) {
  ports.out << ports.messages.explain(Problem{code, std::move(details)}).title << "\n";
}

void print_proofs(const CommandPorts& ports, const ProofCounts& counts) {
  for (std::size_t at = 0; at < proof_names.size(); ++at) {
    if (counts.of[at] == 0) continue;
    print(ports, "informing_report.count_" + std::string{proof_names[at]}, {{"count", std::to_string(counts.of[at])}});
  }
}

void print_unexplained(const CommandPorts& ports, const Reconciliation& found) {
  for (const auto& [rule, count] : found.unexplained)
    print(ports, "informing_report.unexplained_rule", {{"rule", rule}, {"count", std::to_string(count)}});
  for (const auto& [person, counts] : found.by_recipient) {
    const std::int64_t count = counts.count(Proof::unexplained);
    if (count == 0) continue;
    print(ports, "informing_report.unexplained_person",
          {{"person", std::to_string(person.value)}, {"count", std::to_string(count)}});
  }
}

void print_overlooked(const CommandPorts& ports, const Overlooked& overlooked) {
  print(ports, "informing_report.looked_at", {{"count", std::to_string(overlooked.facts)}});
  for (const auto& [rule, count] : overlooked.by_rule)
    print(ports, "informing_report.overlooked_rule", {{"rule", rule}, {"count", std::to_string(count)}});
}

void print_cost(const CommandPorts& ports, const ChannelMonth& cost) {
  if (cost.caps.a_month == 0) return;
  print(ports, "informing_report.cost",
        {{"segments", std::to_string(cost.segments)},
         {"limit", std::to_string(cost.caps.a_month)},
         {"absences", std::to_string(cost.for_absences)}});
}

}  // namespace

int run_informing(std::span<const std::string> arguments, const CommandPorts& ports) {
  const auto asked = read_arguments(arguments);
  if (!asked) return complain(ports, asked.problem());
  Result<Reconciliation> found = Reconciliation{};
  std::string name;
  ChannelMonth cost;
  Overlooked overlooked;
  ports.database.read(asked->institution, [&](Transaction& transaction) {
    const auto zone = zone_there(transaction);
    if (!zone) {
      found = Problem{"informing_report.no_such_institution", {{"value", std::to_string(asked->institution.value)}}};
      return;
    }
    const Month month = asked->month.value_or(month_of(zone->local(ports.clock.now()).date));
    name = to_text(month);
    found = reconcile(transaction, span_of(*zone, month));
    overlooked = find_overlooked(transaction, ports.regulations, *zone, span_of(*zone, month));
    cost = channel_month(transaction, ports.regulations, month);
  });
  if (!found) return complain(ports, found.problem());
  print(ports, "informing_report.month",
        {{"month", name}, {"events", std::to_string(found->all.total())}, {"told", std::to_string(found->all.told())}});
  print_proofs(ports, found->all);
  print_unexplained(ports, *found);
  print_overlooked(ports, overlooked);
  print_cost(ports, cost);
  return found->all.count(Proof::unexplained) + overlooked.total() == 0 ? explained : unexplained;
}

}  // namespace vestnik::informing_report
