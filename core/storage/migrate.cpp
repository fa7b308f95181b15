#include "storage/migrate.h"

#include <string>
#include <vector>

#include "base/log.h"
#include "storage/migration_text.h"

namespace vestnik {
namespace {

/// Work that belongs to no institution.
constexpr InstitutionId whole_service{0};

struct Step {
  const Migration& migration;
  std::vector<std::string_view> statements;
};

Problem about(std::string_view code, std::string_view component, std::int64_t version) {
  return Problem{std::string{code}, {{"component", std::string{component}}, {"version", std::to_string(version)}}};
}

Result<std::vector<Step>> read_steps(std::string_view component, std::span<const Migration> migrations) {
  std::vector<Step> steps;
  for (const Migration& migration : migrations) {
    if (migration.version != static_cast<int>(steps.size()) + 1) {
      return about("storage.migration_order", component, migration.version);
    }
    auto statements = storage::split_statements(migration.sql);
    if (!statements) return about("storage.migration_unfinished", component, migration.version);
    steps.push_back({migration, std::move(*statements)});
  }
  return steps;
}

std::int64_t applied_version(Transaction& transaction, std::string_view component) {
  return transaction
      .one("SELECT COALESCE(MAX(version), 0) FROM schema_version WHERE component = $1", {component},
           [](const Row& row) { return row.integer(0); })
      .value_or(0);
}

void apply(Database& database, std::string_view component, const Step& step, Instant now) {
  database.write(whole_service, Priority::background, [&](Transaction& transaction) {
    // Another process may have been faster.
    if (applied_version(transaction, component) >= step.migration.version) return false;
    for (const std::string_view statement : step.statements) transaction.execute(statement);
    transaction.execute("INSERT INTO schema_version (component, version, name, applied_at) VALUES ($1, $2, $3, $4)",
                        {component, step.migration.version, step.migration.name, now});
    return true;
  });
  log(LogLevel::info, "storage", "migration applied",
      {{"component", component}, {"version", step.migration.version}, {"name", step.migration.name}});
}

}  // namespace

std::int64_t schema_version(Database& database, std::string_view component) {
  std::int64_t version = 0;
  database.read(whole_service, [&](Transaction& transaction) { version = applied_version(transaction, component); });
  return version;
}

Result<void> migrate(Database& database, std::string_view component, std::span<const Migration> migrations,
                     const Clock& clock) {
  const auto steps = read_steps(component, migrations);
  if (!steps) return steps.problem();
  const std::int64_t found = schema_version(database, component);
  const auto known = static_cast<std::int64_t>(steps->size());
  if (found > known) {
    return Problem{
        "storage.newer_schema",
        {{"component", std::string{component}}, {"found", std::to_string(found)}, {"known", std::to_string(known)}}};
  }
  for (const Step& step : *steps) {
    if (step.migration.version > found) apply(database, component, step, clock.now());
  }
  return {};
}

}  // namespace vestnik
