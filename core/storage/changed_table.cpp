#include "storage/changed_table.h"

#include <algorithm>

namespace vestnik::storage {
namespace {

constexpr std::string_view space = " \t\r\n";

/// The next word of the text, which loses it.
std::string_view take_word(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(space), text.size()));
  const std::size_t end = std::min(text.find_first_of(" \t\r\n("), text.size());
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

}  // namespace

std::optional<std::string_view> changed_table(std::string_view sql) {
  const std::string_view verb = take_word(sql);
  if (verb == "SELECT") return std::string_view{};
  if (verb == "UPDATE") return take_word(sql);
  if (verb == "INSERT" && take_word(sql) == "INTO") return take_word(sql);
  if (verb == "DELETE" && take_word(sql) == "FROM") return take_word(sql);
  return std::nullopt;
}

Areas areas_changed_by(std::string_view sql, AreasOfTable areas_of) {
  const auto table = changed_table(sql);
  if (!table) return Areas::all();
  if (table->empty()) return {};
  return areas_of == nullptr ? Areas::all() : areas_of(*table);
}

}  // namespace vestnik::storage
