#include "roster/import_roster.h"

#include <algorithm>

#include "domain/event_types.h"
#include "journal/lesson_maker.h"
#include "json/json_writer.h"
#include "roster/accounts.h"
#include "roster/apply.h"

namespace vestnik::roster {
namespace {

CivilDate school_year_start(CivilDate date) {
  const bool before_august = static_cast<unsigned>(date.month()) < 8;
  const auto year = date.year() - std::chrono::years{before_august ? 1 : 0};
  return CivilDate{year, std::chrono::September, std::chrono::day{1}};
}

std::size_t row_count(const SchoolRows& rows) {
  return rows.staff.size() + rows.groups.size() + rows.students.size() + rows.guardians.size() + rows.load.size() +
         rows.bells.size() + rows.slots.size() + rows.periods.size() + rows.holidays.size();
}

void apply_rows(ApplyContext& context, const SchoolRows& rows) {
  apply_staff(context, rows.staff);
  apply_groups(context, rows.groups);
  apply_students(context, rows.students);
  apply_guardians(context, rows.guardians);
  apply_class_teachers(context, rows.class_teachers);
  apply_load(context, rows.load);
  apply_bells(context, rows.bells);
  apply_slots(context, rows.slots);
  apply_periods(context, rows.periods);
  apply_holidays(context, rows.holidays);
}

void apply_lessons(ApplyContext& context, const TimeZone& zone, std::optional<CivilDate> until) {
  CivilDate from = context.year_start;
  std::optional<CivilDate> last;
  for (const StudyPeriod& each : study_periods(context.transaction)) {
    // Periods of years gone by keep the lessons they had.
    if (each.period.ends < context.year_start) continue;
    from = std::min(from, each.period.starts);
    last = std::max(last.value_or(each.period.ends), each.period.ends);
  }
  if (!until) until = last;
  if (!until) {
    if (!slots_between(context.transaction, from, plus_days(from, 366)).empty()) {
      context.report.note({}, Problem{"import.no_periods"});
    }
    return;
  }
  const int made = make_lessons(context.transaction, zone, from, *until, context.now);
  if (made > 0) context.report.add(counted::lessons, made);
}

/// The clause by which a family without papers gets no code; none where the regulation gives it one.
std::optional<std::string> consent_clause(const Regulation& regulation, Instant now) {
  CredentialIssue issue;
  issue.context.role = Role::administrator;
  const Decision decision = regulation.decide(issue, now);
  for (const Finding& finding : decision.findings) {
    if (finding.problem.code == "credentials.consent_first") return finding.problem.clause;
  }
  return std::nullopt;
}

/// "import.counted_students" is "students".
std::string_view kind_of(std::string_view counted) { return counted.substr(counted.find('_') + 1); }

void write_counts(JsonWriter& json, const Report& report) {
  json.key("counts").begin_object();
  for (const auto& [what, count] : report.counts()) {
    json.key(kind_of(what)).begin_object().member("added", count.added).member("changed", count.changed).end_object();
  }
  json.end_object();
}

}  // namespace

std::string_view ImportRoster::event_type() const { return event_type::roster_imported; }

std::string ImportRoster::describe() const {
  std::string text;
  JsonWriter json{text};
  json.begin_object().member("digest", order_.digest);
  if (report_.refused()) {
    json.member("errors", report_.errors().size());
  } else {
    write_counts(json, report_);
  }
  json.end_object();
  return text;
}

Result<Written> ImportRoster::write(Transaction& transaction, const Actor&, std::span<const Decision>, Instant now) {
  if (!apply(transaction, false, now)) {
    return Problem{"import.refused", {{"errors", std::to_string(report_.errors().size())}}};
  }
  Written written;
  JsonWriter payload{written.payload};
  payload.begin_object();
  write_counts(payload, report_);
  payload.end_object();
  written.answer = written.payload;
  return written;
}

bool ImportRoster::apply(Transaction& transaction, bool rehearsal, Instant now) {
  report_ = Report{};
  const TimeZone zone = TimeZone::find(target_.institution.timezone).value();
  const CivilDate as_of = order_.as_of.value_or(zone.local(now).date);
  apply_institution(transaction);
  std::size_t done = 0;
  const auto row_done = [this, &done, all = row_count(rows_)] {
    if (order_.progress) order_.progress(++done, all);
  };
  ApplyContext context{
      transaction, report_, PersonBook{transaction}, GroupBook{transaction}, as_of, school_year_start(as_of),
      now,         row_done};
  apply_rows(context, rows_);
  if (report_.refused()) return false;
  apply_lessons(context, zone, order_.lessons_until);
  issue_accounts(context, rehearsal);
  return !report_.refused();
}

void ImportRoster::apply_institution(Transaction& transaction) {
  if (target_.is_new) {
    add_institution(transaction, target_.institution);
    report_.added(counted::institution);
  } else if (own_institution(transaction) != target_.institution) {
    update_institution(transaction, target_.institution);
    report_.changed(counted::institution);
  }
}

void ImportRoster::issue_accounts(ApplyContext& context, bool rehearsal) {
  if (!order_.hand_out) {
    if (order_.accounts != AccountPolicy::none) report_.note({}, Problem{"import.no_slips"});
    return;
  }
  const auto regulation = regulations_.in_force(target_.institution.id, context.as_of);
  const auto clause = regulation ? consent_clause(*regulation, context.now) : std::nullopt;
  if (!regulation && order_.accounts == AccountPolicy::all) report_.note({}, Problem{"import.no_regulation_yet"});
  IssuedAccounts issued{target_.institution.name, target_.institution.code,
                        make_accounts(context, rows_, {order_.accounts, clause}, random_)};
  if (rehearsal || issued.codes.empty()) return;
  if (const auto handed = order_.hand_out(issued); !handed) report_.refuse({}, handed.problem());
}

}  // namespace vestnik::roster
