#include "simulate/rewind.h"

#include <algorithm>
#include <array>
#include <map>

namespace vestnik {
namespace {

// How a table is copied; $1 the institution, $2 the moment. What is not named here is copied whole.
using Copies = std::map<std::string_view, std::string_view>;

constexpr std::string_view left_out = "";
constexpr std::string_view recorded_before = "recorded_at < $2";

/// Dated rows: there once recorded.
constexpr std::array<std::string_view, 10> dated{"contact",      "role_grant",  "membership", "guardianship",
                                                 "consent",      "opt_out",     "teaching",   "class_teacher",
                                                 "calendar_day", "study_period"};

/// Tables of which the rows of a time before the moment are taken as they are.
const Copies& conditions() {
  static const Copies conditions{
      {"absence_notice", "entered_at < $2"},
      {"roll_call", "taken_at < $2"},
      {"mark_version", recorded_before},
      {"attendance_version", recorded_before},
      {"final_version", recorded_before},
      {"lesson_past", recorded_before},
      {"family_word", left_out},  // told to nobody by a message
      {"event", recorded_before},
      {"attempt", "started_at < $2"},
      {"unsubscription", recorded_before},
      {"early_report", left_out},
      {"audit_link", left_out},
      {"full_export", left_out},
      {"audit_payload", left_out},
      {"idempotency", left_out},
      {"planner_cursor", left_out},
      {"waiting_event", left_out},
      {"listener_cursor", left_out},
      // what programs and other services come in with: nobody signs in to a scratch
      {"program_token", left_out},
      {"program_token_permission", left_out},
      {"app_password", left_out},
      {"app_session", left_out},
      {"outside_identity", left_out},
      // what people decided of messages of then
      {"wave", left_out},
      {"wave_delivery", left_out},
      {"wave_vote", left_out},
      // written by statements of their own, below
      {"consent", left_out},
      {"mark", left_out},
      {"attendance", left_out},
      {"final_mark", left_out},
      {"final_basis", left_out},
      {"sheet", left_out},
      {"application", left_out},
      {"lesson", left_out},
      {"obligation", left_out},
      {"delivery", left_out},
      {"delivery_obligation", left_out},
      {"call_task", left_out},
      {"escalation", left_out},
      {"channel_use", left_out},
  };
  return conditions;
}

/// A consent as it was known at a moment: revoked only once that was recorded.
constexpr std::string_view consents =
    "INSERT OR REPLACE INTO consent SELECT * FROM was.consent WHERE institution_id = $1 AND recorded_at < $2";
constexpr std::string_view consents_not_revoked =
    "UPDATE consent SET revoked_on = NULL, revoked_at = NULL WHERE institution_id = $1 AND revoked_at >= $2";

constexpr std::string_view rewound[] = {
    consents,
    consents_not_revoked,
    // Facts: as they are where nothing has happened to them since, else at the last version before.
    "INSERT INTO mark SELECT * FROM was.mark WHERE institution_id = $1 AND changed_at < $2",
    "INSERT INTO mark (institution_id, id, lesson_id, task_id, student_id, first_grade, second_grade, version,"
    " changed_at, changed_by) SELECT m.institution_id, m.id, m.lesson_id, m.task_id, m.student_id, v.first_grade,"
    " v.second_grade, v.version, v.recorded_at, v.actor_id FROM was.mark m JOIN was.mark_version v"
    " ON v.institution_id = m.institution_id AND v.mark_id = m.id AND v.version = (SELECT MAX(x.version)"
    " FROM was.mark_version x WHERE x.institution_id = m.institution_id AND x.mark_id = m.id AND x.recorded_at < $2)"
    " WHERE m.institution_id = $1 AND m.changed_at >= $2",
    "INSERT INTO attendance SELECT * FROM was.attendance WHERE institution_id = $1 AND changed_at < $2",
    "INSERT INTO attendance (institution_id, id, lesson_id, student_id, code, reason, version, changed_at, changed_by)"
    " SELECT a.institution_id, a.id, a.lesson_id, a.student_id, v.code, v.reason, v.version, v.recorded_at, v.actor_id"
    " FROM was.attendance a JOIN was.attendance_version v ON v.institution_id = a.institution_id"
    " AND v.attendance_id = a.id AND v.version = (SELECT MAX(x.version) FROM was.attendance_version x"
    " WHERE x.institution_id = a.institution_id AND x.attendance_id = a.id AND x.recorded_at < $2)"
    " WHERE a.institution_id = $1 AND a.changed_at >= $2",
    "INSERT INTO final_mark SELECT * FROM was.final_mark WHERE institution_id = $1 AND changed_at < $2",
    "INSERT INTO final_mark (institution_id, id, student_id, group_id, subject_id, period_id, value, late, version,"
    " changed_at, changed_by) SELECT f.institution_id, f.id, f.student_id, f.group_id, f.subject_id, f.period_id,"
    " v.value, f.late, v.version, v.recorded_at, v.actor_id FROM was.final_mark f JOIN was.final_version v"
    " ON v.institution_id = f.institution_id AND v.final_id = f.id AND v.version = (SELECT MAX(x.version)"
    " FROM was.final_version x WHERE x.institution_id = f.institution_id AND x.final_id = f.id AND x.recorded_at < $2)"
    " WHERE f.institution_id = $1 AND f.changed_at >= $2",
    "INSERT INTO final_basis SELECT b.* FROM was.final_basis b JOIN final_version v"
    " ON v.institution_id = b.institution_id AND v.final_id = b.final_id AND v.version = b.version"
    " WHERE b.institution_id = $1 AND v.recorded_at < $2",
    "INSERT INTO sheet SELECT * FROM was.sheet WHERE institution_id = $1 AND (closed_at IS NULL OR closed_at < $2)",
    "INSERT INTO application SELECT * FROM was.application WHERE institution_id = $1 AND filed_at < $2",
    "UPDATE application SET state = 'filed', decided_by = NULL, decided_at = NULL, note = '', opened_from = NULL,"
    " opened_until = NULL, version = 1 WHERE institution_id = $1 AND decided_at >= $2",
    // A lesson is not held against its versions: what was filled in since is taken back, and it was held if anything
    // stood in it.
    "INSERT INTO lesson SELECT * FROM was.lesson WHERE institution_id = $1 AND $2 IS NOT NULL",
    "UPDATE lesson SET state = 'planned', topic = '', homework = '', homework_due = NULL"
    " WHERE institution_id = $1 AND changed_at >= $2",
    "UPDATE lesson SET state = 'held' WHERE institution_id = $1 AND changed_at >= $2 AND id IN"
    " (SELECT lesson_id FROM roll_call WHERE institution_id = $1 UNION SELECT lesson_id FROM mark"
    " WHERE institution_id = $1)",
    // Messages: what left since is held again and leaves anew.
    "INSERT INTO obligation SELECT * FROM was.obligation WHERE institution_id = $1 AND created_at < $2",
    "UPDATE obligation SET state = 'open', reason = '', proof = '', told_at = NULL, told_by = NULL"
    " WHERE institution_id = $1 AND told_at >= $2",
    "INSERT INTO delivery SELECT * FROM was.delivery WHERE institution_id = $1 AND created_at < $2",
    "UPDATE delivery SET state = 'held', reason = '', attempts = 0, fence = 0, lease_until = NULL, receipt = '',"
    " rendered_at = NULL WHERE institution_id = $1 AND changed_at >= $2",
    "INSERT INTO delivery_obligation SELECT c.* FROM was.delivery_obligation c JOIN delivery d"
    " ON d.institution_id = c.institution_id AND d.id = c.delivery_id WHERE c.institution_id = $1 AND d.created_at < "
    "$2",
    "INSERT INTO call_task SELECT * FROM was.call_task WHERE institution_id = $1 AND created_at < $2",
    "UPDATE call_task SET state = 'open', called_at = NULL, called_by = NULL, answer = ''"
    " WHERE institution_id = $1 AND called_at >= $2",
    "INSERT INTO planner_cursor (institution_id, event_id) SELECT $1, COALESCE(MAX(id), 0) FROM event"
    " WHERE institution_id = $1 AND recorded_at < $2",
};

bool is_dated(std::string_view table) { return std::find(dated.begin(), dated.end(), table) != dated.end(); }

std::string copy_of(const std::string& table) {
  const auto named = conditions().find(table);
  const bool own = named != conditions().end();
  if (own && named->second == left_out) return {};
  std::string sql = "INSERT INTO \"" + table + "\" SELECT * FROM was.\"" + table + "\" WHERE institution_id = $1";
  const std::string_view condition = own ? named->second : is_dated(table) ? recorded_before : "$2 IS NOT NULL";
  return sql + " AND " + std::string{condition};
}

std::vector<std::string> tables_of_institutions(Transaction& transaction) {
  return transaction.all(
      "SELECT m.name FROM was.sqlite_schema m WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM"
      " pragma_table_info(m.name) i WHERE i.name = 'institution_id') AND m.name <> 'session' ORDER BY m.name",
      {}, [](const Row& row) { return row.string(0); });
}

/// Rows of a dated table that were recorded between two moments; $2 exclusive, $3 inclusive.
std::string arrival_of(std::string_view table) {
  const std::string name{table};
  return "INSERT OR REPLACE INTO " + name + " SELECT * FROM was." + name +
         " WHERE institution_id = $1 AND recorded_at > $2 AND recorded_at <= $3";
}

}  // namespace

void rewind_to(Transaction& transaction, Instant from) {
  const InstitutionId institution = transaction.institution();
  transaction.execute("INSERT INTO institution SELECT * FROM was.institution WHERE id = $1", {institution});
  transaction.execute("INSERT OR IGNORE INTO schema_version SELECT * FROM was.schema_version", {});
  for (const std::string& table : tables_of_institutions(transaction)) {
    if (const std::string sql = copy_of(table); !sql.empty()) transaction.execute(sql, {institution, from});
  }
  for (const std::string_view sql : rewound) transaction.execute(sql, {institution, from});
}

std::vector<std::string_view> untold(Transaction& transaction, Interval interval) {
  struct Question {
    std::string_view code;
    std::string_view sql;
  };
  constexpr Question questions[] = {
      {"simulate.untold_preference",
       "SELECT COUNT(*) FROM was.preference WHERE institution_id = $1 AND recorded_at >= $2"},
      {"simulate.untold_endings",
       "SELECT COUNT(*) FROM (SELECT recorded_at, valid_to FROM was.membership WHERE institution_id = $1"
       " UNION ALL SELECT recorded_at, valid_to FROM was.guardianship WHERE institution_id = $1"
       " UNION ALL SELECT recorded_at, valid_to FROM was.opt_out WHERE institution_id = $1"
       " UNION ALL SELECT recorded_at, valid_to FROM was.teaching WHERE institution_id = $1"
       " UNION ALL SELECT recorded_at, valid_to FROM was.role_grant WHERE institution_id = $1) dated"
       " WHERE recorded_at < $2 AND valid_to >= strftime('%Y-%m-%d', $2 / 1000000, 'unixepoch')"},
      {"simulate.untold_contacts",
       "SELECT COUNT(*) FROM was.contact WHERE institution_id = $1 AND state = 'dead' AND recorded_at < $2"},
      {"simulate.untold_lessons",
       "SELECT COUNT(*) FROM was.lesson l WHERE l.institution_id = $1 AND l.changed_at >= $2 AND EXISTS (SELECT 1 FROM"
       " was.roll_call r WHERE r.institution_id = l.institution_id AND r.lesson_id = l.id AND r.taken_at < $2)"},
  };
  std::vector<std::string_view> codes;
  for (const auto& [code, sql] : questions) {
    const auto rows =
        transaction.one(sql, {transaction.institution(), interval.from}, [](const Row& row) { return row.integer(0); });
    if (rows.value_or(0) > 0) codes.push_back(code);
  }
  return codes;
}

Arrivals::Arrivals(Transaction& transaction, Interval interval) {
  const auto note = [&](const std::string& sql, std::size_t table) {
    transaction.query(sql, {transaction.institution(), interval.from, interval.until}, [&](const Row& row) {
      due_.push_back({row.instant(0), table});
    });
  };
  for (std::size_t table = 0; table < dated.size(); ++table) {
    note("SELECT DISTINCT recorded_at FROM was." + std::string{dated[table]} +
             " WHERE institution_id = $1 AND recorded_at >= $2 AND recorded_at < $3",
         table);
  }
  note("SELECT DISTINCT revoked_at FROM was.consent WHERE institution_id = $1 AND revoked_at >= $2 AND revoked_at < $3",
       dated.size());
  std::sort(due_.begin(), due_.end());
}

std::optional<Instant> Arrivals::next() const {
  return place_ < due_.size() ? std::optional{due_[place_].at} : std::nullopt;
}

void Arrivals::let_in(Transaction& transaction, Instant until) {
  for (; place_ < due_.size() && due_[place_].at <= until; ++place_) {
    const auto& [at, table] = due_[place_];
    const Instant before = at - Microseconds{1};
    if (table < dated.size()) {
      transaction.execute(arrival_of(dated[table]), {transaction.institution(), before, at});
      if (dated[table] != "consent") continue;
      transaction.execute(consents_not_revoked, {transaction.institution(), at + Microseconds{1}});
    } else {
      transaction.execute(
          "INSERT OR REPLACE INTO consent SELECT * FROM was.consent WHERE institution_id = $1 AND revoked_at = $2",
          {transaction.institution(), at});
    }
  }
}

}  // namespace vestnik
