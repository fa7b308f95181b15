#pragma once
/// Two runs of one history side by side, and the record of what really happened beside them. Pure functions of values;
/// everything is in an order of its own, so that the same history gives the same bytes.
#include "simulate/outcome.h"
#include "simulate/tally.h"

namespace vestnik {

/// What speaks against rows: of which commands, by which code and clause.
struct GroundKey {
  std::string command;
  std::string code;
  std::string clause;
  auto operator<=>(const GroundKey&) const = default;
};

struct GroundCount {
  std::int64_t rows = 0;
  Problem example{""};  ///< with the details of its first row
};

using Grounds = std::map<GroundKey, GroundCount>;

/// A row that stands under one version and not under the other.
struct ChangedEntry {
  std::int64_t command = 0;
  std::uint32_t row = 0;
  bool refused = false;  ///< would be refused; else would become possible
  GroundKey ground;
  LessonId lesson;
  PersonId student;
};

/// What one child's family is told.
struct FamilyCount {
  std::int64_t before = 0;
  std::int64_t after = 0;
};

struct EntryCount {
  std::int64_t standing = 0;
  std::int64_t refused = 0;
};

struct Comparison {
  EntryCount before;
  EntryCount after;
  Grounds refused;   ///< stood, would be refused
  Grounds possible;  ///< was refused, would stand; by what really spoke against it
  std::vector<ChangedEntry> changed;
  std::map<PersonId, FamilyCount> families;  ///< children whose families hear of anything under either version
  std::int64_t families_with_more = 0;
  std::int64_t families_with_less = 0;
  std::int64_t news_gained = 0;
  std::int64_t news_lost = 0;
  std::int64_t news_earlier = 0;
  std::int64_t news_later = 0;
  std::int64_t news_otherwise = 0;  ///< at the same time by another way
};

/// `before` under the versions that were in force, `after` under the other one.
[[nodiscard]] Comparison compare(const Lived& before, const Lived& after);

/// News that the run under the versions in force has otherwise than the record: failed gateways, late planners. 0: the
/// run is exactly what happened.
[[nodiscard]] std::int64_t differing_news(const Lived& run, const Record& record);

[[nodiscard]] MessageCount sum_of(const Messages& messages);

}  // namespace vestnik
