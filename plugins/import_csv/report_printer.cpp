#include "base/text.h"
#include "command.h"

namespace vestnik::import_csv {
namespace {

void print_remark(std::ostream& out, const MessageCatalogue& messages, const Remark& remark) {
  const ProblemText text = messages.explain(remark.problem);
  if (!remark.place.file.empty()) out << remark.place.file;
  if (remark.place.line > 0) out << ':' << remark.place.line;
  if (!remark.place.column.empty()) out << " [" << remark.place.column << ']';
  if (!remark.place.file.empty()) out << ": ";
  if (!remark.who.empty()) out << remark.who << ": ";
  out << text.title;
  if (!text.next.empty()) out << ' ' << text.next;
  out << " (" << remark.problem.code << ")\n";
}

void print_counts(const Report& report, const CommandPorts& ports) {
  for (const auto& [what, count] : report.counts()) {
    const Problem line{std::string{what},
                       {{"added", std::to_string(count.added)}, {"changed", std::to_string(count.changed)}}};
    ports.out << "  " << ports.messages.explain(line).title << '\n';
  }
}

}  // namespace

int complain(const CommandPorts& ports, const Problem& problem) {
  const ProblemText text = ports.messages.explain(problem);
  ports.complaints << text.title << (text.next.empty() ? "" : " ") << text.next << '\n';
  return 2;
}

void print_report(const Report& report, bool dry_run, const CommandPorts& ports) {
  for (const Remark& remark : report.errors()) print_remark(ports.complaints, ports.messages, remark);
  for (const Remark& remark : report.notes()) print_remark(ports.out, ports.messages, remark);
  if (!report.refused()) print_counts(report, ports);
  const Count total = report.total();
  const char* outcome = report.refused() ? "import.refused" : dry_run ? "import.would_be_taken" : "import.taken";
  const Problem summary{outcome,
                        {{"added", std::to_string(total.added)},
                         {"changed", std::to_string(total.changed)},
                         {"errors", std::to_string(report.errors().size())},
                         {"notes", std::to_string(report.notes().size())}}};
  const ProblemText text = ports.messages.explain(summary);
  ports.out << text.title << (text.next.empty() ? "" : " ") << text.next << '\n';
}

}  // namespace vestnik::import_csv
