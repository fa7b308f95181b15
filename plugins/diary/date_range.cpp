#include "plugins/diary/date_range.h"

namespace vestnik::diary {

Result<DateRange> read_range(const Request& request, int most_days) {
  const auto from = parse_iso_date(request.argument("from").value_or(""));
  if (!from) return Problem{"diary.bad_date", {{"field", "from"}}};
  const auto to = parse_iso_date(request.argument("to").value_or(""));
  if (!to) return Problem{"diary.bad_date", {{"field", "to"}}};
  if (*to < *from) return Problem{"diary.range_reversed", {{"field", "to"}}};
  if (days_between(*from, *to) >= most_days) {
    return Problem{"diary.range_too_long", {{"field", "to"}, {"days", std::to_string(most_days)}}};
  }
  return DateRange{*from, *to};
}

}  // namespace vestnik::diary
