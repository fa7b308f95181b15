#pragma once
/// What people do while things break, and the accounts of it afterwards.
#include <string>
#include <vector>

#include "fault/engine.h"

namespace vestnik::fault {

/// A command that the service acknowledged: its marks must be there and their families told, whatever happened since.
struct Acknowledged {
  std::string token;  ///< title of the task that the marks stand for; the command's key too
  std::size_t marks = 0;
};

/// Twos for some students of a lesson, recorded under the token. nullopt when the service refused, which it must not.
/// Throws DatabaseError.
std::optional<Acknowledged> record_twos(Engine& engine, const SchoolPlan& plan, const std::string& token,
                                        Random& random);

/// How many of the acknowledged commands have lost their marks, their event or their kept answer.
[[nodiscard]] std::size_t lost(Engine& engine, const std::vector<Acknowledged>& acknowledged);
/// How many obligations of the marks of the acknowledged commands nobody was told of, or are missing.
[[nodiscard]] std::int64_t untold(Engine& engine, const std::vector<Acknowledged>& acknowledged);

/// What must hold at any moment, however the service ended; each breach in words. Empty: the database is whole.
[[nodiscard]] std::vector<std::string> breaches(Engine& engine);

/// Ids of the mails of the database that are on record as sent.
[[nodiscard]] std::vector<DeliveryId> mails_on_record(Engine& engine);

}  // namespace vestnik::fault
