#pragma once
/// The smallest regulation that loads, where the shipped ones lie, and findings in words for a failure's text.
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace vestnik {

inline const std::filesystem::path source_tree{VESTNIK_SOURCE_DIR};

inline constexpr std::string_view sound_start =
    R"(regulation { api = 1, institution = "s", order = "1", in_force_from = "2026-09-01", timezone = "Europe/Samara" }
marks { scale = { 2, 3, 4, 5 } }
absence { codes = { "Н", "О" }, reasons = { "УП", "НП" }, reason_set_by = "class_teacher" }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" } }
)";

inline std::string printed(const std::vector<Problem>& problems) {
  std::string all;
  for (const Problem& problem : problems) {
    all += "\n" + problem.code;
    for (const auto& [name, value] : problem.details) all += " " + name + "=" + value;
  }
  return all;
}

}  // namespace vestnik
