#pragma once
/// A message of a job to one person, by the first way that leads there: what the core itself has to say to those who
/// answer for the service.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notify/channels.h"
#include "ports/schedule.h"

namespace vestnik {

struct WordToPerson {
  std::string_view kind;  ///< of the fact; also the rule's name and the template's
  std::int64_t fact = 0;
  PersonId recipient;
  std::vector<std::string> channels;  ///< in order; "preferred" stands for the person's own choice
  int priority = 0;                   ///< 0 first
  std::optional<Instant> expires;
};

/// Once a fact and person: a second call does nothing. Without a way the obligation says so. In the write of a job.
void tell_person(const JobView& view, const Channels& channels, const WordToPerson& word, Instant now);

}  // namespace vestnik
