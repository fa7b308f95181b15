#pragma once
/// Which areas a statement changes, told from its text: portable statements name the table that they write to first.
#include <string_view>

#include "storage/open.h"

namespace vestnik::storage {

/// The table behind INSERT INTO, UPDATE or DELETE FROM; empty for a SELECT; nullopt for a text of another form.
[[nodiscard]] std::optional<std::string_view> changed_table(std::string_view sql);

/// Everything for a statement whose table cannot be told, and for every table when nobody knows the areas.
[[nodiscard]] Areas areas_changed_by(std::string_view sql, AreasOfTable areas_of);

}  // namespace vestnik::storage
