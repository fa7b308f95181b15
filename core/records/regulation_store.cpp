#include "records/regulation_store.h"

namespace vestnik {
namespace {

RegulationVersion read_version(const Row& row) {
  return {row.integer(0), row.date(1), row.string(2), row.string(3), row.string(4), row.instant(5)};
}

}  // namespace

std::optional<RegulationVersion> regulation_in_force(Transaction& transaction, CivilDate on) {
  return transaction.one(
      "SELECT id, in_force_from, script_hash, name, script, recorded_at FROM regulation_version WHERE "
      "institution_id = $1 AND in_force_from <= $2 ORDER BY in_force_from DESC, id DESC LIMIT 1",
      {transaction.institution(), on}, read_version);
}

std::vector<RegulationVersion> all_regulations(Transaction& transaction) {
  return transaction.all(
      "SELECT id, in_force_from, script_hash, name, script, recorded_at FROM regulation_version WHERE "
      "institution_id = $1 ORDER BY in_force_from, id",
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

}  // namespace vestnik
