#pragma once
/// What the routes of paper take and give, for the OpenAPI document.

namespace vestnik::paper {

inline constexpr const char* hand_over_schema = R"json({"type":"object","required":["how"],
"additionalProperties":false,"properties":{"how":{"type":"string","enum":["in_hand","through_student"]}}})json";

inline constexpr const char* ask_schema = R"json({"type":"object","additionalProperties":false,
"properties":{"guardian":{"type":"integer","description":"for whom, when the class teacher asks"}}})json";

inline constexpr const char* recorded_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* queue_schema = R"json({"type":"object","required":["sheets"],
"properties":{"sheets":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"kind":{"type":"string","description":"weekly, or the name of the rule that made it"},
"student_id":{"type":"integer"},"student":{"type":"string"},"group":{"type":"string"},
"guardian_id":{"type":"integer"},"guardian":{"type":"string"},"title":{"type":"string"},
"made_at":{"type":"string","format":"date-time"},"printed_at":{"type":["string","null"],"format":"date-time"},
"handed":{"type":"string","enum":["","in_hand","through_student"]},
"proof":{"type":"boolean","description":"whether the guardian is proven to have it"},
"handed_at":{"type":["string","null"],"format":"date-time"}}}}}})json";

}  // namespace vestnik::paper
