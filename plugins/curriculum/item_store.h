#pragma once
/// What a subject of the journal is in the curriculum (otradny-2.4). All functions: the transaction's thread and
/// institution; DatabaseError when the world is broken.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "domain/ids.h"
#include "ports/database.h"

namespace vestnik::curriculum {

enum class ItemKind : std::uint8_t {
  subject,     ///< предмет
  discipline,  ///< дисциплина
  course,      ///< междисциплинарный курс, МДК
  module       ///< профессиональный модуль, ПМ
};

inline constexpr std::array<std::string_view, 4> item_kind_names{"subject", "discipline", "course", "module"};
[[nodiscard]] constexpr std::string_view to_text(ItemKind kind) {
  return item_kind_names[static_cast<std::size_t>(kind)];
}
[[nodiscard]] std::optional<ItemKind> parse_item_kind(std::string_view name);

struct Item {
  SubjectId subject;
  std::string name;
  ItemKind kind = ItemKind::subject;
  SubjectId module;  ///< of a course; none otherwise
  int hours = 0;     ///< academic hours of the plan; a module's own, without its courses
  std::int64_t version = 0;
};

/// Every subject, in alphabetical order; one that nobody described is a plain subject of version 0.
[[nodiscard]] std::vector<Item> all_items(Transaction& transaction);
[[nodiscard]] std::optional<Item> find_item(Transaction& transaction, SubjectId subject);
[[nodiscard]] bool has_courses(Transaction& transaction, SubjectId module);
void write_item(Transaction& transaction, const Item& after, PersonId actor, Instant at);

}  // namespace vestnik::curriculum
