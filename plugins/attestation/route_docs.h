#pragma once
/// What the routes take and give, for the OpenAPI document.

namespace vestnik::attestation {

inline constexpr const char* entry_schema = R"json({"type":"object","required":["subject","period","kind","rows"],
"additionalProperties":false,"properties":{"subject":{"type":"integer"},"period":{"type":"integer"},
"kind":{"type":"string","enum":["exam","credit","course_work","module","state"]},
"sheet":{"type":["string","null"],"maxLength":100,"description":"number and date of the paper they were passed on"},
"rows":{"type":"array","maxItems":200,"items":{"type":"object","required":["student","value","expected_version"],
"additionalProperties":false,"properties":{"student":{"type":"integer"},
"value":{"type":["string","null"],"description":"a grade, the words for not attested, or null to take it away"},
"expected_version":{"type":"integer"},"comment":{"type":["string","null"]}}}}}})json";

inline constexpr const char* entered_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object","properties":{"rows":{"type":"array","items":{"type":"object","properties":{
"result":{"type":"integer"},"student":{"type":"integer"},"version":{"type":"integer"}}}}}},
"findings":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* sheet_schema = R"json({"type":"object","required":["kind","results"],"properties":{
"kind":{"type":"string"},"results":{"type":"array","items":{"type":"object","required":["result","student","sheet",
"version"],"properties":{"result":{"type":"integer"},"student":{"type":"integer"},"value":{"type":"string"},
"sheet":{"type":"string"},"version":{"type":"integer"}}}}}})json";

inline constexpr const char* student_schema = R"json({"type":"object","required":["results"],"properties":{
"results":{"type":"array","items":{"type":"object","properties":{"subject":{"type":"string"},
"kind":{"type":"string"},"value":{"type":"string"},"period_ends":{"type":"string","format":"date"}}}}}})json";

}  // namespace vestnik::attestation
