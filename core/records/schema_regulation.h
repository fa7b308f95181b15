#pragma once
/// Step 13: regulations on trial for some groups, and versions that were rolled back.
#include <string_view>

namespace vestnik {

// regulation_trial        a text that judges some groups before it is in force for all; outcome: '' while it runs,
//                         then 'promoted', 'rolled_back' or 'replaced' by another trial
// regulation_withdrawal   versions that are no longer in force: decisions made by them stay, with their hash
inline constexpr std::string_view schema_regulation = R"sql(
CREATE TABLE regulation_trial (
  institution_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  in_force_from TEXT NOT NULL,
  script_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  script TEXT NOT NULL,
  begun_at BIGINT NOT NULL,
  ended_at BIGINT,
  outcome TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (institution_id, id)
);
CREATE TABLE regulation_trial_group (
  institution_id BIGINT NOT NULL,
  trial_id BIGINT NOT NULL,
  group_id BIGINT NOT NULL,
  PRIMARY KEY (institution_id, trial_id, group_id),
  FOREIGN KEY (institution_id, group_id) REFERENCES study_group (institution_id, id)
);
CREATE TABLE regulation_withdrawal (
  institution_id BIGINT NOT NULL,
  version_id BIGINT NOT NULL,
  withdrawn_at BIGINT NOT NULL,
  PRIMARY KEY (institution_id, version_id)
);
)sql";

}  // namespace vestnik
