#pragma once
/// Two institutions in the real service, with its shipped plugins, and everybody who may come to its doors. Every name
/// holds the word that no answer to a stranger may hold.
///
/// Monday 2026-09-14, 12:00. Class 7-А of one department: Anna and Boris; class 7-Б of another: Vera.
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/service.h"
#include "base/clock.h"
#include "base/random.h"
#include "ports/settings.h"
#include "records/role_store.h"
#include "support/temporary_folder.h"

namespace vestnik::access_proof {

/// Part of every surname and of every text that somebody wrote.
inline constexpr std::string_view canary = "Канареечн";

/// Anna's.
inline constexpr std::string_view telephone = "+79005550077";

class World {
 public:
  World();

  static constexpr InstitutionId school{1};
  static constexpr InstitutionId elsewhere{2};

  [[nodiscard]] Service& service() { return *service_; }
  [[nodiscard]] ManualClock& clock() { return clock_; }
  /// Everybody there is, by name; "no_session" and "blocked" have a token that opens nothing.
  [[nodiscard]] const std::map<std::string, std::string>& tokens() const { return tokens_; }
  [[nodiscard]] Actor actor(const std::string& name) const { return actors_.at(name); }
  /// Ids that paths and bodies name: "{anna}", "{lesson}".
  [[nodiscard]] const std::map<std::string, std::int64_t>& ids() const { return ids_; }
  void name_id(const std::string& name, std::int64_t id) { ids_[name] = id; }
  [[nodiscard]] std::string database_file() const { return folder_.path("data/vestnik.db"); }
  /// What every table but the audit's and the sessions' holds, as one digest a table.
  [[nodiscard]] std::map<std::string, std::string> tables() const;

 private:
  void fill(Transaction& transaction);
  void add_school_classes(Transaction& transaction);
  void add_families(Transaction& transaction);
  void add_teachers(Transaction& transaction);
  void add_orders(Transaction& transaction);
  void add_lessons(Transaction& transaction);
  void add_facts(Transaction& transaction);
  PersonId person(Transaction& transaction, const std::string& name);
  PersonId staff(Transaction& transaction, const std::string& name, Role role, const char* from = "2026-09-01",
                 const char* to = nullptr, std::int64_t group = 0);
  void open_sessions(InstitutionId institution, const std::vector<std::string>& names);

  tests::TemporaryFolder folder_;
  ManualClock clock_;
  SeededRandom random_{20260914};
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<Service> service_;
  std::map<std::string, std::string> tokens_;
  std::map<std::string, Actor> actors_;
  std::map<std::string, std::int64_t> ids_;
};

}  // namespace vestnik::access_proof
