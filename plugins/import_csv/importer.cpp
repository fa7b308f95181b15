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

}  // namespace

Report import_school(Roster& roster, const ImportOptions& options) {
  Report report;
  const ReadFolder folder = read_folder(options.folder, report);
  if (report.refused()) return report;
  SlipFile slips;
  report.take(roster.import(folder.rows, order_of(options, folder.digest, slips)));
  if (!report.refused() && !options.dry_run) slips.release();
  return report;
}

}  // namespace vestnik::import_csv
