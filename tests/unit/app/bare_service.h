#pragma once
/// A service without plugins on a folder of its own, with one institution.
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/service.h"
#include "ports/settings.h"
#include "records/institution_store.h"
#include "support/core_database.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

/// Says nothing: everything is as shipped, and no plugin is enabled.
class NoSettings final : public Settings {
 public:
  [[nodiscard]] std::optional<std::string> find(std::string_view) const override { return std::nullopt; }
};

struct BareService {
  BareService() {
    service->database().write(school, Priority::person, [&](Transaction& transaction) {
      add_institution(transaction, {school, "school", "Школа № 39", "Школа 39", "school", "Europe/Samara", "351234"});
      return true;
    });
  }

  static constexpr InstitutionId school{1};
  TemporaryFolder folder;
  NoSettings settings;
  ManualClock clock{parse_iso_instant("2026-09-14T04:00:00Z").value()};
  SeededRandom random{1};
  std::filesystem::path database = new_database();
  std::unique_ptr<Service> service =
      Service::open({{VESTNIK_SOURCE_DIR, folder.root() / "data", folder.root() / "plugins"}, settings, clock, random})
          .value();

 private:
  [[nodiscard]] std::filesystem::path new_database() const {
    std::filesystem::create_directory(folder.root() / "data");
    put_core_database(folder.root() / "data" / "vestnik.db");
    return folder.root() / "data" / "vestnik.db";
  }
};

}  // namespace vestnik::tests
