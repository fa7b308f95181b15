#include "importer.h"

#include "folder_reader.h"
#include "slips.h"

namespace vestnik::import_csv {
namespace {

roster::Order order_of(const ImportOptions& options, std::string digest, SlipFile& slips) {
  roster::Order order;
  order.institution = options.institution;
  order.digest = std::move(digest);
  order.dry_run = options.dry_run;
  order.accounts = options.accounts;
  order.as_of = options.as_of;
  order.lessons_until = options.lessons_until;
  order.progress = options.progress;
  if (options.slips.empty()) return order;
  order.hand_out = [&](const IssuedAccounts& issued) {
    return slips.write(options.slips, slips_page(issued, options.address));
  };
  return order;
}

/// The kind of file whose missing rows may be the whole reason of a refusal; "" when none may.
std::string_view leans_on(std::string_view code) {
  if (code == "import.no_such_group") return "groups";
  if (code == "import.no_such_teacher") return "staff";
  if (code == "import.no_such_student") return "students";
  return code == "import.no_bell" ? "bells" : "";
}

/// The roster names members of rows; the files' own headings are put in their place.
Place with_heading(const ReadFolder& folder, Place place) {
  if (place.column.empty()) return place;
  std::string heading;
  if (const auto file = folder.headings.find(place.file); file != folder.headings.end()) {
    const bool in_parts = place.column == "full_name" && !file->second.contains("full_name");
    const auto found = file->second.find(in_parts ? "last_name" : place.column);
    if (found != file->second.end()) heading = found->second;
  }
  place.column = std::move(heading);
  return place;
}

Report in_the_files_words(const ReadFolder& folder, Report report) {
  Report told;
  for (const Remark& error : report.errors()) told.refuse(with_heading(folder, error.place), error.problem, error.who);
  for (const Remark& note : report.notes()) told.note(with_heading(folder, note.place), note.problem, note.who);
  told.take_counts(report);
  return told;
}

/// What the roster would refuse of the rows that could be read, so that one run names every bad row. What may only
/// follow from a row that could not be read is left for the next run.
void foresee(Roster& roster, const ReadFolder& folder, roster::Order order, Report& report) {
  if (folder.incomplete.contains("institution")) return;
  order.dry_run = true;
  const Report foreseen = in_the_files_words(folder, roster.import(folder.rows, order));
  for (const Remark& error : foreseen.errors()) {
    const bool follows = folder.incomplete.contains(leans_on(error.problem.code));
    if (!error.place.file.empty() && !follows) report.refuse(error.place, error.problem, error.who);
  }
}

}  // namespace

Report import_school(Roster& roster, const ImportOptions& options) {
  Report report;
  const ReadFolder folder = read_folder(options.folder, report);
  SlipFile slips;
  const roster::Order order = order_of(options, folder.digest, slips);
  if (report.refused()) {
    foresee(roster, folder, order, report);
    report.sort();
    return report;
  }
  report.take(in_the_files_words(folder, roster.import(folder.rows, order)));
  report.sort();
  if (!report.refused() && !options.dry_run) slips.release();
  return report;
}

}  // namespace vestnik::import_csv
