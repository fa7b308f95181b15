#pragma once
/// The routes of the real service with its shipped plugins.
#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "app/service.h"
#include "app/settings_file.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/text.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {

inline const std::filesystem::path source_tree{VESTNIK_SOURCE_DIR};

inline std::string name_of_route(const Route& route) {
  constexpr std::array<std::string_view, 4> methods{"GET", "POST", "PUT", "DELETE"};
  return std::string{methods[static_cast<std::size_t>(route.method)]} + ' ' + route.pattern;
}

/// The lines of a table: their first field, and what follows it.
inline std::map<std::string, std::string> table_of_routes(const std::string& file) {
  std::map<std::string, std::string> rows;
  std::ifstream stream{source_tree / "tests" / "unit" / "api" / file};
  std::string line;
  while (std::getline(stream, line)) {
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    rows[line.substr(0, tab)] = tab == std::string::npos ? std::string{} : line.substr(tab + 1);
  }
  return rows;
}

class ServiceRoutes : public ::testing::Test {
 protected:
  ServiceRoutes()
      : settings_(
            load_settings({source_tree / "config" / "vestnik.properties"},
                          {{"gateway.maildir.folder", folder_.path("messages")}, {"paths.share", source_tree.string()}})
                .value()),
        service_(Service::open(
                     {{source_tree, folder_.root() / "data", std::filesystem::path{VESTNIK_BINARY_DIR} / "plugins"},
                      *settings_,
                      clock_,
                      random_,
                      false})
                     .value()) {
    for (const LeftOut& left : service_->left_out()) ADD_FAILURE() << left.name << " " << left.problem.code;
  }

  TemporaryFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<Service> service_;
};

}  // namespace vestnik::tests
