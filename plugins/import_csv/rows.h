#pragma once
/// The rows and the report of the port, under this plugin's own roof.
#include "ports/roster_report.h"
#include "ports/roster_rows.h"

namespace vestnik::import_csv {

using namespace roster;

}  // namespace vestnik::import_csv
