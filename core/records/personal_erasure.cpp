#include "records/personal_erasure.h"

#include <algorithm>

#include "base/text.h"

namespace vestnik {
namespace {

using Linked = PersonalErasure::Linked;

bool is_table_or_column(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char each) {
    return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '_';
  });
}

std::optional<std::vector<std::string>> names_of(std::string_view list) {
  std::vector<std::string> names;
  for (const std::string_view each : split(list, ',')) {
    if (!is_table_or_column(each)) return std::nullopt;
    names.emplace_back(each);
  }
  return names;
}

/// "table.column" or "table.column:a,b".
std::optional<Linked> linked_of(std::string_view words, bool with_texts) {
  const auto parts = split(words, ':');
  const auto names = split(parts.front(), '.');
  if (parts.size() != (with_texts ? 2U : 1U) || names.size() != 2) return std::nullopt;
  if (!is_table_or_column(names[0]) || !is_table_or_column(names[1])) return std::nullopt;
  Linked linked{std::string{names[0]}, std::string{names[1]}, {}};
  if (!with_texts) return linked;
  auto blanked = names_of(parts[1]);
  if (!blanked) return std::nullopt;
  linked.blanked = *std::move(blanked);
  return linked;
}

bool read_word(std::string_view word, PersonalErasure& erasure) {
  const auto colon = word.find(':');
  const std::string_view verb = word.substr(0, colon);
  const std::string_view rest = colon == std::string_view::npos ? std::string_view{} : word.substr(colon + 1);
  if (word == "keep") return true;
  if (word == "delete") return erasure.deletes = true;
  if (word == "summary") return erasure.with_summary = true;
  if (verb == "blank") {
    auto names = names_of(rest);
    if (names) erasure.blanked = *std::move(names);
    return !erasure.blanked.empty();
  }
  if (verb != "before" && verb != "above") return false;
  auto linked = linked_of(rest, verb == "above");
  if (!linked) return false;
  (verb == "above" ? erasure.above : erasure.before).push_back(*std::move(linked));
  return true;
}

/// "a = '', b = ''" and what keeps rows that are blank already from being counted.
std::string blanking(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name + " = ''";
  return text;
}

std::string any_filled(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "(" : " OR ") + name + " <> ''";
  return text + ")";
}

}  // namespace

std::optional<PersonalErasure> parse_erasure(std::string_view words) {
  PersonalErasure erasure;
  for (const std::string_view word : split(trimmed(words), ';')) {
    if (!read_word(word, erasure)) return std::nullopt;
  }
  return erasure;
}

void erase_rows(Transaction& transaction, const PersonsRows& where, const PersonalErasure& erasure, PersonId person,
                ErasedRows& rows) {
  const std::string of_person = "institution_id = $1 AND " + where.column + " = $2";
  const auto rows_named = [&](const std::string& column) {
    return "IN (SELECT " + column + " FROM " + where.table + " WHERE " + of_person + ")";
  };
  const auto run = [&](const std::string& table, const std::string& sql) {
    const std::int64_t count = transaction.execute(sql, {transaction.institution(), person});
    if (count > 0) rows[table] += count;
  };
  for (const Linked& above : erasure.above) {
    run(above.table, "UPDATE " + above.table + " SET " + blanking(above.blanked) +
                         " WHERE institution_id = $1 AND id " + rows_named(above.column) + " AND " +
                         any_filled(above.blanked));
  }
  for (const Linked& before : erasure.before) {
    run(before.table,
        "DELETE FROM " + before.table + " WHERE institution_id = $1 AND " + before.column + " " + rows_named("id"));
  }
  if (!erasure.blanked.empty()) {
    run(where.table, "UPDATE " + where.table + " SET " + blanking(erasure.blanked) + " WHERE " + of_person + " AND " +
                         any_filled(erasure.blanked));
  }
  if (erasure.deletes) run(where.table, "DELETE FROM " + where.table + " WHERE " + of_person);
}

}  // namespace vestnik
