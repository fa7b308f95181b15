#pragma once
/// Step 10: how far the scheduler has come with each item of each job (ports/schedule.h).
#include <string_view>

namespace vestnik {

// job_place.last_due   the last moment that ran; the run moves it in its own transaction. A new item begins with now
inline constexpr std::string_view schema_job_places = R"sql(
CREATE TABLE job_place (
  institution_id BIGINT NOT NULL,
  job TEXT NOT NULL,
  item TEXT NOT NULL,
  last_due BIGINT NOT NULL,
  PRIMARY KEY (institution_id, job, item)
);
)sql";

}  // namespace vestnik
