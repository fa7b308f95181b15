#pragma once
/// What the routes of notes take and give, for the OpenAPI document.

namespace vestnik::notes {

inline constexpr const char* write_schema = R"json({"type":"object","required":["text"],"additionalProperties":false,
"properties":{"text":{"type":"string","minLength":1,"maxLength":1000}}})json";

inline constexpr const char* decide_schema = R"json({"type":"object","additionalProperties":false,
"properties":{"text":{"type":"string","maxLength":1000,
"description":"what the family reads (the teacher's words when left out), or why the note goes no further"}}})json";

inline constexpr const char* recorded_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object","properties":{"note":{"type":"integer"}}},
"findings":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* list_schema = R"json({"type":"object","required":["notes"],
"properties":{"notes":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"student_id":{"type":"integer"},"student":{"type":"string"},"author_id":{"type":"integer"},
"author":{"type":"string"},"text":{"type":"string"},"written_at":{"type":"string","format":"date-time"},
"state":{"type":"string","enum":["open","passed","closed"]},"decision":{"type":"string"},
"decided_at":{"type":["string","null"],"format":"date-time"}}}}}})json";

}  // namespace vestnik::notes
