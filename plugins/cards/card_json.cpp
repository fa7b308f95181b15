#include "plugins/cards/card_json.h"

#include <algorithm>

#include "answers/answers.h"
#include "answers/person_names.h"

namespace vestnik::cards {
namespace {

constexpr std::size_t value_length = 2000;
constexpr std::size_t most_rows = 40;

}  // namespace

std::string title_of(const MessageCatalogue& messages, std::string_view field) {
  return messages.explain(Problem{"cards.field_" + std::string{field}}).title;
}

/// Fields of the part with what stands in them.
void write_part(JsonWriter& json, const MessageCatalogue& messages, Side side, Part part, bool editable,
                const std::vector<Entry>& entries) {
  json.begin_object().member("part", to_text(part)).member("editable", editable).key("fields").begin_array();
  for (const Field& field : all_fields()) {
    if (field.side != side || field.part != part) continue;
    const auto entry = std::ranges::find(entries, field.word, &Entry::field);
    const bool stands = entry != entries.end();
    json.begin_object()
        .member("field", field.word)
        .member("title", title_of(messages, field.word))
        .member("value", stands ? entry->value : std::string{})
        .member("version", stands ? entry->version : 0)
        .member("needed", field.needed);
    if (stands) json.member("changed_at", to_iso(entry->changed_at));
    json.end_object();
  }
  json.end_array().end_object();
}

void write_former(JsonWriter& json, const MessageCatalogue& messages, Transaction& read, const Former& former) {
  json.begin_object()
      .member("field", former.field)
      .member("title", title_of(messages, former.field))
      .member("value", former.value)
      .member("version", former.version)
      .member("by", short_name_of(read, former.actor))
      .member("at", to_iso(former.recorded_at))
      .end_object();
}

Route card_route(Method method, const char* pattern, Permission permission, std::size_t body, RouteDoc doc) {
  Route route = plain_route(method, pattern, permission, body, std::move(doc));
  const std::string_view path{pattern};
  const bool looked_at = path.ends_with("/card") || path.ends_with("/history") || path.ends_with("/health-list");
  if (looked_at) route.work = Work::write;
  return route;
}

std::vector<CardRow> read_rows(ObjectReader& body, Side side) {
  std::vector<CardRow> rows;
  body.objects("rows", most_rows, [&](ObjectReader& row) {
    const std::string word = row.text("field", value_length);
    CardRow one{find_field(side, word), row.text("value", value_length), row.integer("expected_version", 0)};
    const bool mixed = !rows.empty() && one.field != nullptr && one.field->part != rows.front().field->part;
    const bool twice = std::ranges::any_of(rows, [&](const CardRow& each) { return each.field == one.field; });
    if (one.field == nullptr) {
      row.refuse("cards.unknown_field", "field");
    } else if (mixed || twice) {
      row.refuse(mixed ? "cards.mixed_parts" : "cards.field_twice", "field");
    } else {
      rows.push_back(std::move(one));
    }
  });
  if (rows.empty()) body.refuse("journal.no_rows", "rows");
  return rows;
}

}  // namespace vestnik::cards
