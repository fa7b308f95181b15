#include "storage/scratch_schema.h"

#include <set>
#include <vector>

#include "storage/sqlite_statistics.h"

namespace vestnik::storage {
namespace {

/// One line of the journal's schema.
struct Part {
  std::string name;
  std::string sql;
  bool keyed_table = false;  ///< a table with a primary key
  bool plain_index = false;  ///< an index that keeps nothing unique
};

// Tables before what stands on them; the engine's own are made by itself.
std::vector<Part> parts_of_journal(SqliteConnection& connection) {
  std::vector<Part> parts;
  connection.query(
      "SELECT name, sql, type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(s.name, 'was') WHERE pk > 0),"
      " type = 'index' AND sql NOT LIKE 'CREATE UNIQUE %' FROM was.sqlite_schema s"
      " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
      " ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, rowid",
      {}, [&](const Row& row) {
        parts.push_back({row.string(0), row.string(1), row.truth(2), row.truth(3)});
      });
  return parts;
}

/// A table whose rows lie in the primary key, where its text does not say otherwise.
std::string in_its_key(const Part& table) {
  const bool numbered = table.sql.find("INTEGER PRIMARY KEY") != std::string::npos;
  return table.keyed_table && !numbered && table.sql.ends_with(')') ? table.sql + " WITHOUT ROWID" : table.sql;
}

void attach(SqliteConnection& connection, const std::string& journal) {
  const Value where{journal};
  connection.execute("ATTACH DATABASE $1 AS was", {&where, 1});
}

std::set<std::string> indexes_in(const std::vector<std::string>& plan) {
  constexpr std::string_view mark = " INDEX ";
  std::set<std::string> named;
  for (const std::string& step : plan) {
    const auto at = step.find(mark);
    if (at == std::string::npos) continue;
    const auto begins = at + mark.size();
    named.insert(step.substr(begins, step.find(' ', begins) - begins));
  }
  return named;
}

}  // namespace

ScratchSchema::ScratchSchema(SqliteConnection& scratch, const std::string& journal)
    : scratch_(scratch), whole_(std::make_unique<SqliteConnection>(SqlitePlace{":memory:", {}}, SqliteRole::scratch)) {
  attach(*whole_, journal);
  for (const Part& part : parts_of_journal(scratch_)) {
    const std::string sql = in_its_key(part);
    whole_->execute(sql, {});
    if (part.plain_index) {
      waiting_.emplace(part.name, sql);
    } else {
      scratch_.execute(sql, {});
    }
  }
  state_statistics(*whole_);
  state_statistics(scratch_);
}

void ScratchSchema::make_ready_for(std::string_view sql) {
  if (waiting_.empty()) return;
  std::vector<std::string> plan;
  try {
    plan = whole_->plan_of(sql);
  } catch (const DatabaseError&) {
    return;  // what is wrong with it is said when it runs
  }
  for (const std::string& index : indexes_in(plan)) build(index);
}

void ScratchSchema::build(const std::string& index) {
  const auto held = waiting_.find(index);
  if (held == waiting_.end()) return;
  scratch_.execute(held->second, {});
  waiting_.erase(held);
  const Value name{index};
  whole_->query("SELECT tbl, idx, stat FROM sqlite_stat1 WHERE idx = $1", {&name, 1}, [&](const Row& row) {
    const Value sizes[]{row.text(0), row.text(1), row.text(2)};
    scratch_.execute("INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ($1, $2, $3)", sizes);
  });
  scratch_.execute("ANALYZE sqlite_schema", {});
}

}  // namespace vestnik::storage
