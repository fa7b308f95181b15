#pragma once
/// Values of cells as schools write them. Every function answers a Problem that names no value: cells are personal.
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/time.h"
#include "rows.h"

namespace vestnik::import_csv {

/// "01.09.2026", "1.9.2026", "2026-09-01", also followed by the year's sign or a time of midnight. Years 1900..2100.
/// Problems: "import.date_serial" (a spreadsheet's day count), "import.bad_date".
[[nodiscard]] Result<CivilDate> parse_date(std::string_view text);

/// "8:00", "08:00", "8.00", "08:00:00". Problem "import.bad_time".
[[nodiscard]] Result<WallTime> parse_time(std::string_view text);

/// A whole number within the bounds. Problem "import.bad_number" {from, to}.
[[nodiscard]] Result<int> parse_whole(std::string_view text, int from, int to);

/// E.164: "+79000000001" from "8 (900) 000-00-01", "9000000001" or "+7 900 000 00 01". A number of another country
/// must begin with "+". Problem "import.bad_phone".
[[nodiscard]] Result<std::string> parse_phone(std::string_view text);

/// One mailbox, as SMTP can carry it (RFC 5321: local part up to 64, whole up to 254 characters; ASCII only), lower
/// case behind the sign. Problem "import.bad_email".
[[nodiscard]] Result<std::string> parse_email(std::string_view text);

/// A paper: "03.09.2026 № 12", "№ 12 от 03.09.2026", "03.09.2026"; the number may be missing, the date not.
/// Problem "import.bad_paper".
[[nodiscard]] Result<Paper> parse_paper(std::string_view text);

}  // namespace vestnik::import_csv
