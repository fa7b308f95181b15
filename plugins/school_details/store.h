#pragma once
/// Details of the school as they stand and stood, and entries of reference lists.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::school_details {

struct Detail {
  std::string field;
  std::int64_t version = 0;  ///< from 1
  std::string value;
  Instant changed_at;
  PersonId changed_by;
};
/// The newest version of each field that was ever set.
[[nodiscard]] std::vector<Detail> details_now(Transaction& transaction);
/// Every version, newest first.
[[nodiscard]] std::vector<Detail> details_ever(Transaction& transaction);
/// 0: never set.
[[nodiscard]] std::int64_t version_of_detail(Transaction& transaction, std::string_view field);
void add_detail(Transaction& transaction, const Detail& detail);

struct ListEntry {
  std::int64_t id = 0;
  std::string list;
  std::string value;
};
/// What stands in the list, in alphabetical order of its bytes.
[[nodiscard]] std::vector<ListEntry> entries_of(Transaction& transaction, std::string_view list);
[[nodiscard]] std::optional<ListEntry> find_entry(Transaction& transaction, std::int64_t id);
std::int64_t add_entry(Transaction& transaction, const ListEntry& entry, PersonId by, Instant now);
void withdraw_entry(Transaction& transaction, std::int64_t id, PersonId by, Instant now);

}  // namespace vestnik::school_details
