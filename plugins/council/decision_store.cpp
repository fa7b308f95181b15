#include "plugins/council/decision_store.h"

#include <algorithm>

namespace vestnik::council {
namespace {

using std::chrono::August;
using std::chrono::day;
using std::chrono::September;
using std::chrono::year;

}  // namespace

bool is_decision(std::string_view word) {
  return std::find(decision_words.begin(), decision_words.end(), word) != decision_words.end();
}

CivilDate first_day(int school_year) { return CivilDate{year{school_year}, September, day{1}}; }
CivilDate last_day(int school_year) { return CivilDate{year{school_year + 1}, August, day{31}}; }

std::optional<Decided> find_decision(Transaction& transaction, PersonId student, int school_year) {
  return transaction.one(
      "SELECT student_id, decision, minutes_number, minutes_date, version FROM p_council_decision "
      "WHERE institution_id = $1 AND student_id = $2 AND school_year = $3",
      {transaction.institution(), student, school_year}, [](const Row& row) {
        return Decided{row.id<PersonId>(0), row.string(1), {row.string(2), row.date(3)}, row.integer(4)};
      });
}

std::vector<Decided> decisions_of(Transaction& transaction, GroupId group, int school_year) {
  std::vector<PersonId> students;
  transaction.query(
      "SELECT DISTINCT n.sort_key, m.student_id FROM v1_group_member m JOIN v1_person_name n "
      "ON n.institution_id = m.institution_id AND n.person_id = m.student_id WHERE m.institution_id = $1 "
      "AND m.group_id = $2 AND m.valid_from <= $4 AND (m.valid_to IS NULL OR m.valid_to >= $3) ORDER BY 1, 2",
      {transaction.institution(), group, first_day(school_year), last_day(school_year)},
      [&](const Row& row) { students.push_back(row.id<PersonId>(1)); });
  std::vector<Decided> decided;
  for (const PersonId student : students) {
    Decided undecided;
    undecided.student = student;
    decided.push_back(find_decision(transaction, student, school_year).value_or(undecided));
  }
  return decided;
}

void write_decision(Transaction& transaction, GroupId group, int school_year, const Decided& after, PersonId actor,
                    Instant at) {
  transaction.execute(
      "INSERT INTO p_council_decision (institution_id, student_id, school_year, group_id, decision, minutes_number, "
      "minutes_date, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) "
      "ON CONFLICT (institution_id, student_id, school_year) DO UPDATE SET group_id = excluded.group_id, "
      "decision = excluded.decision, minutes_number = excluded.minutes_number, minutes_date = excluded.minutes_date, "
      "version = excluded.version",
      {transaction.institution(), after.student, school_year, group, after.decision, after.minutes.number,
       after.minutes.date, after.version});
  transaction.execute(
      "INSERT INTO p_council_version (institution_id, student_id, school_year, version, decision, minutes_number, "
      "minutes_date, actor_id, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
      {transaction.institution(), after.student, school_year, after.version, after.decision, after.minutes.number,
       after.minutes.date, actor, at});
}

std::unordered_set<PersonId> members_within(Transaction& transaction, GroupId group, int school_year) {
  std::unordered_set<PersonId> members;
  transaction.query(
      "SELECT student_id FROM v1_group_member WHERE institution_id = $1 AND group_id = $2 AND valid_from <= $4 "
      "AND (valid_to IS NULL OR valid_to >= $3)",
      {transaction.institution(), group, first_day(school_year), last_day(school_year)},
      [&](const Row& row) { members.insert(row.id<PersonId>(0)); });
  return members;
}

}  // namespace vestnik::council
