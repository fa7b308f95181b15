#include "roster/school_roster.h"

#include "base/digest.h"
#include "domain/event_types.h"
#include "roster/import_roster.h"

namespace vestnik {
namespace {

using roster::ImportRoster;
using roster::Order;
using roster::Report;
using roster::SchoolRows;
using roster::Target;

Institution merged(const std::optional<roster::InstitutionRow>& row, const std::optional<Institution>& stored) {
  Institution institution = stored.value_or(Institution{});
  if (!row) return institution;
  institution.code = row->code;
  institution.name = row->name;
  institution.short_name = row->short_name;
  institution.kind = row->kind;
  institution.timezone = row->timezone;
  institution.phone = row->phone;
  return institution;
}

Result<Target> find_target(Database& database, const SchoolRows& rows, const Order& order) {
  const std::string code = rows.institution ? rows.institution->code : order.institution;
  if (code.empty()) return Problem{"import.no_institution"};
  std::optional<Institution> stored;
  InstitutionId next;
  bool own_clock = false;
  database.read(InstitutionId{}, [&](Transaction& transaction) {
    stored = find_institution(transaction, code);
    own_clock = stored && timezone_is_set(transaction, stored->id);
    next = next_institution_id(transaction);
  });
  if (!stored && !rows.institution) return Problem{"import.unknown_institution", {{"institution", code}}};
  Target target{merged(rows.institution, stored), !stored};
  if (!stored) target.institution.id = next;
  // The administrator's clock is no table's to turn back (syzran-m.school.3).
  if (own_clock) target.institution.timezone = stored->timezone;
  return target;
}

std::string as_text(std::optional<CivilDate> date) { return date ? to_iso(*date) : std::string{}; }

/// The same files after another import are another command: a school goes back to an earlier state by importing it
/// again. Two that are started at once are one.
CommandKey key_of(Database& database, InstitutionId institution, const Order& order) {
  std::int64_t last_import = 0;
  database.read(institution, [&](Transaction& transaction) {
    last_import = transaction
                      .one("SELECT COALESCE(MAX(id), 0) FROM event WHERE institution_id = $1 AND type = $2",
                           {transaction.institution(), event_type::roster_imported},
                           [](const Row& row) { return row.integer(0); })
                      .value_or(0);
  });
  const std::string asked = order.digest + "|" + as_text(order.as_of) + "|" + as_text(order.lessons_until) + "|" +
                            std::to_string(static_cast<int>(order.accounts)) + (order.hand_out ? "|codes" : "|");
  return {"roster-" + digest(asked + "|" + std::to_string(last_import)), digest(asked)};
}

/// Whether it would be taken; nothing of it stays.
bool rehearse(Database& database, ImportRoster& command, InstitutionId institution, Instant now) {
  bool taken = false;
  database.write(institution, Priority::background, [&](Transaction& transaction) {
    taken = command.apply(transaction, true, now);
    return false;
  });
  return taken;
}

Report refused(Problem problem) {
  Report report;
  report.refuse({}, std::move(problem));
  return report;
}

}  // namespace

Report SchoolRoster::import(const SchoolRows& rows, const Order& order) {
  const auto target = find_target(ports_.database, rows, order);
  if (!target) return refused(target.problem());
  const InstitutionId institution = target->institution.id;
  const Instant now = ports_.clock.now();
  ImportRoster command{rows, order, *target, ports_.random, ports_.regulations};
  // An institution that is not there yet has no audit that could keep a refusal: it is tried before it is recorded.
  if (order.dry_run || target->is_new) {
    const bool taken = rehearse(ports_.database, command, institution, now);
    if (order.dry_run || !taken) return command.report();
  }
  const Actor operator_line{institution, {}, {}, true};
  const auto recorded = ports_.recorder.run(operator_line, command, key_of(ports_.database, institution, order), now);
  if (!recorded && !command.report().refused()) return refused(recorded.problem());
  if (recorded && recorded->repeated) return {};
  return command.report();
}

}  // namespace vestnik
