#include "records/regulation_store.h"

namespace vestnik {
namespace {

RegulationVersion read_version(const Row& row) {
  return {row.integer(0), row.date(1), row.string(2), row.string(3), row.string(4), row.instant(5)};
}

}  // namespace

std::optional<RegulationVersion> regulation_in_force(Transaction& transaction, CivilDate on) {
  return transaction.one(
      "SELECT id, in_force_from, script_hash, name, script, recorded_at FROM regulation_version v WHERE "
      "institution_id = $1 AND in_force_from <= $2 AND NOT EXISTS (SELECT 1 FROM regulation_withdrawal w WHERE "
      "w.institution_id = v.institution_id AND w.version_id = v.id) ORDER BY in_force_from DESC, id DESC LIMIT 1",
      {transaction.institution(), on}, read_version);
}

std::vector<RegulationVersion> all_regulations(Transaction& transaction) {
  return transaction.all(
      "SELECT id, in_force_from, script_hash, name, script, recorded_at FROM regulation_version v WHERE "
      "institution_id = $1 AND NOT EXISTS (SELECT 1 FROM regulation_withdrawal w WHERE "
      "w.institution_id = v.institution_id AND w.version_id = v.id) ORDER BY in_force_from, id",
      {transaction.institution()}, read_version);
}

std::int64_t add_regulation(Transaction& transaction, const RegulationVersion& version) {
  const std::int64_t id = transaction.next("regulation_version");
  transaction.execute(
      "INSERT INTO regulation_version (institution_id, id, in_force_from, script_hash, name, script, recorded_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), id, version.in_force_from, version.script_hash, version.name, version.script,
       version.recorded_at});
  return id;
}

void withdraw_regulation(Transaction& transaction, std::int64_t version, Instant at) {
  transaction.execute(
      "INSERT INTO regulation_withdrawal (institution_id, version_id, withdrawn_at) VALUES ($1, $2, $3) "
      "ON CONFLICT (institution_id, version_id) DO NOTHING",
      {transaction.institution(), version, at});
}

std::optional<RegulationTrial> running_trial(Transaction& transaction) {
  const auto version = transaction.one(
      "SELECT id, in_force_from, script_hash, name, script, begun_at FROM regulation_trial WHERE institution_id = $1 "
      "AND outcome = '' ORDER BY id DESC LIMIT 1",
      {transaction.institution()}, read_version);
  if (!version) return std::nullopt;
  RegulationTrial trial{*version, {}};
  transaction.query(
      "SELECT DISTINCT g.id FROM study_group g JOIN regulation_trial_group t ON t.institution_id = g.institution_id "
      "AND "
      "(t.group_id = g.id OR t.group_id = g.parent_id) WHERE g.institution_id = $1 AND t.trial_id = $2 ORDER BY g.id",
      {transaction.institution(), version->id}, [&](const Row& row) { trial.groups.push_back(row.id<GroupId>(0)); });
  return trial;
}

std::int64_t begin_trial(Transaction& transaction, const RegulationTrial& trial) {
  const RegulationVersion& version = trial.version;
  if (const auto running = running_trial(transaction))
    end_trial(transaction, running->version.id, "replaced", version.recorded_at);
  const std::int64_t id = transaction.next("regulation_trial");
  transaction.execute(
      "INSERT INTO regulation_trial (institution_id, id, in_force_from, script_hash, name, script, begun_at) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {transaction.institution(), id, version.in_force_from, version.script_hash, version.name, version.script,
       version.recorded_at});
  for (const GroupId group : trial.groups) {
    transaction.execute("INSERT INTO regulation_trial_group (institution_id, trial_id, group_id) VALUES ($1, $2, $3)",
                        {transaction.institution(), id, group});
  }
  return id;
}

void end_trial(Transaction& transaction, std::int64_t trial, std::string_view outcome, Instant at) {
  transaction.execute(
      "UPDATE regulation_trial SET ended_at = $3, outcome = $4 WHERE institution_id = $1 AND id = $2 AND outcome = ''",
      {transaction.institution(), trial, at, outcome});
}

}  // namespace vestnik
