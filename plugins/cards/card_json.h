#pragma once
/// A card's fields as JSON: what stands in them, and what a request would write.
#include <string>
#include <string_view>
#include <vector>

#include "json/json_writer.h"
#include "json/object_reader.h"
#include "plugins/cards/card_commands.h"
#include "ports/http.h"
#include "ports/render.h"

namespace vestnik::cards {

/// "rows" of a call that fills a card.
inline constexpr const char* fill_schema = R"json({"type":"object","required":["rows"],"additionalProperties":false,
"properties":{"rows":{"type":"array","minItems":1,"maxItems":40,"items":{"type":"object","required":["field","value",
"expected_version"],"additionalProperties":false,"properties":{"field":{"type":"string"},"value":{"type":"string",
"maxLength":2000},"expected_version":{"type":"integer"}}}}}})json";
/// What such a call, or any other deed on a card, answers.
inline constexpr const char* done_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

/// The words of a field.
[[nodiscard]] std::string title_of(const MessageCatalogue& messages, std::string_view field);
/// Fields of the part with what stands in them.
void write_part(JsonWriter& json, const MessageCatalogue& messages, Side side, Part part, bool editable,
                const std::vector<Entry>& entries);
/// One value that a field held once: what, when, and who entered it.
void write_former(JsonWriter& json, const MessageCatalogue& messages, Transaction& read, const Former& former);
/// Like plain_route; a card or a list with health groups that is read leaves its trace, which is a write.
[[nodiscard]] Route card_route(Method method, const char* pattern, Permission permission, std::size_t body,
                               RouteDoc doc);
/// Rows of one part, none of them twice. Refuses the body with "cards.unknown_field", "cards.mixed_parts",
/// "cards.field_twice", "journal.no_rows".
[[nodiscard]] std::vector<CardRow> read_rows(ObjectReader& body, Side side);

}  // namespace vestnik::cards
