#pragma once
/// The catalogue of the school's resources: what there is, what it is for, where it is.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::documents {

struct Resource {
  std::int64_t id = 0;
  std::string title;
  std::string about;
  std::string address;  ///< https://… or ""
  std::int64_t version = 0;
  Instant changed_at;
  PersonId changed_by;
};

/// What stands in the catalogue, by title.
[[nodiscard]] std::vector<Resource> resources_of(Transaction& transaction);
[[nodiscard]] std::optional<Resource> find_resource(Transaction& transaction, std::int64_t id);
/// One without an id is new. Answers its id.
std::int64_t keep_resource(Transaction& transaction, const Resource& resource);
void withdraw_resource(Transaction& transaction, std::int64_t id, PersonId by, Instant now);

}  // namespace vestnik::documents
