#pragma once
/// What the routes take and give, for the OpenAPI document.

namespace vestnik::acquaintance {

inline constexpr const char* regulation_schema = R"json({"type":"object","required":["institution","title","order",
"minutes","in_force_from","documents","to_confirm"],"properties":{"institution":{"type":"string"},
"title":{"type":"string"},"order":{"type":"string"},"minutes":{"type":"string"},
"in_force_from":{"type":"string","format":"date"},"documents":{"type":"array","items":{"type":"object",
"properties":{"title":{"type":"string"},"address":{"type":"string","format":"uri"}}}},
"to_confirm":{"type":"boolean","description":"an employee who has not confirmed the reading yet"},
"confirmed_at":{"type":"string","format":"date-time"}}})json";

inline constexpr const char* reading_schema = R"json({"type":"object","required":["in_force_from"],
"additionalProperties":false,"properties":{"in_force_from":{"type":"string","format":"date",
"description":"of the version that was read"}}})json";

inline constexpr const char* confirmed_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object","properties":{"in_force_from":{"type":"string","format":"date"}}},
"findings":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* readings_schema = R"json({"type":"object","required":["in_force_from","staff","unread"],
"properties":{"in_force_from":{"type":"string","format":"date"},"unread":{"type":"integer"},
"staff":{"type":"array","items":{"type":"object","properties":{"person":{"type":"integer"},"name":{"type":"string"},
"confirmed_at":{"type":"string","format":"date-time"}}}}}})json";

}  // namespace vestnik::acquaintance
