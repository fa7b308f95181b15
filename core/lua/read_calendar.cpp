#include <algorithm>

#include "lua/read_rules.h"

namespace vestnik {
namespace {

constexpr std::int64_t known_api = 1;
// Two years: a period or a school year longer than that is a slip of the pen.
constexpr int longest_period = 731;

std::optional<CivilDate> date_of(const Node& node, FileFindings& findings, int line) {
  const std::string* written = node.text();
  const auto date = written == nullptr ? std::nullopt : parse_iso_date(*written);
  if (!date)
    findings.add("regulation.no_such_date", line,
                 {{"table", "periods"}, {"value", written == nullptr ? "" : *written}});
  return date;
}

void read_period(const Node& item, PeriodKind kind, RuleSet& rules, FileFindings& findings, int number, int line) {
  if (!item.is_table || item.items.size() != 2) {
    findings.add("regulation.wrong_type", line,
                 {{"table", "periods"}, {"expected", "{ \"2026-09-01\", \"2026-10-25\" }"}});
    return;
  }
  const auto starts = date_of(item.items[0], findings, line);
  const auto ends = date_of(item.items[1], findings, line);
  if (!starts || !ends) return;
  if (*ends < *starts || days_between(*starts, *ends) > longest_period) {
    findings.add("regulation.period_reversed", line, {{"starts", to_russian(*starts)}, {"ends", to_russian(*ends)}});
    return;
  }
  for (const Period& other : rules.periods) {
    if (findings.full()) return;
    if (other.kind != kind || other.ends < *starts || *ends < other.starts) continue;
    findings.add("regulation.periods_overlap", line,
                 {{"starts", to_russian(*starts)}, {"ends", to_russian(*ends)}, {"other", to_russian(other.starts)}});
  }
  rules.periods.push_back({PeriodId{}, kind, number, *starts, *ends});
}

}  // namespace

void read_info(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "regulation", findings};
  if (rules.line != 0) findings.add("regulation.twice", body.line, {{"word", "regulation"}});
  rules.line = body.line;
  if (!fields.has("api")) fields.missing("api");
  fields.whole("api", known_api, known_api);
  rules.info.institution = fields.required_text("institution");
  rules.info.title = fields.text("title").value_or("");
  rules.info.order = fields.required_text("order");
  if (!fields.has("in_force_from")) fields.missing("in_force_from");
  if (const auto date = fields.date("in_force_from")) rules.info.in_force_from = *date;
  rules.info.minutes = fields.text("minutes").value_or("");
  rules.info.timezone = fields.required_text("timezone");
  if (!rules.info.timezone.empty() && !TimeZone::find(rules.info.timezone).ok())
    fields.report("regulation.unknown_zone", "timezone", {{"value", rules.info.timezone}});
}

void read_documents(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "documents", findings};
  for (const Node& item : fields.items()) {
    const bool pair = item.is_table && item.items.size() == 2 && item.fields.empty();
    const std::string* title = pair ? item.items[0].text() : nullptr;
    const std::string* address = pair ? item.items[1].text() : nullptr;
    // Only what a browser opens without running anything.
    const bool fit = title != nullptr && address != nullptr && address->starts_with("https://");
    if (fit)
      rules.info.links.push_back({*title, *address});
    else
      findings.add("regulation.wrong_type", body.line,
                   {{"table", "documents"}, {"field", "documents"}, {"expected", "{ \"...\", \"https://...\" }"}});
  }
}

void read_periods(const Node& body, RuleSet& rules, FileFindings& findings) {
  Fields fields{body, "periods", findings};
  rules.periods_clause = fields.text("clause").value_or("");
  static const std::vector<std::string> kinds{period_kind_names.begin(), period_kind_names.end()};
  if (!fields.has("kind")) fields.missing("kind");
  const auto kind = fields.choice("kind", kinds);
  if (const auto roles = fields.roles("set_by")) {
    const PeriodKind of = kind ? static_cast<PeriodKind>(*kind) : PeriodKind::quarter;
    rules.period_rules.push_back({fields.required_text("clause"), body.line, of, *roles});
  }
  int number = 0;
  for (const Node& item : fields.items()) {
    ++number;
    // A period's own line is not known to Lua: it is the first that names its first day.
    const std::string* first = item.items.empty() ? nullptr : item.items.front().text();
    const int line = first == nullptr ? body.line : findings.line_starting_with(*first, body.line);
    if (kind) read_period(item, static_cast<PeriodKind>(*kind), rules, findings, number, line);
  }
  if (number == 0) findings.add("regulation.missing_field", body.line, {{"table", "periods"}, {"field", "dates"}});
}

}  // namespace vestnik
