#pragma once
/// Places of jobs: the last moment of an item that ran.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/database.h"

namespace vestnik {

struct JobPlace {
  std::string job;
  std::string item;
  Instant last_due;
};

/// All of the institution.
[[nodiscard]] std::vector<JobPlace> job_places(Transaction& transaction);
/// Inside a write transaction. False, and nothing changed, when the place is as far already.
[[nodiscard]] bool move_job_place(Transaction& transaction, const JobPlace& place);

}  // namespace vestnik
