#pragma once
/// What the diary's routes take and give, for the OpenAPI document.
#include "ports/http.h"

namespace vestnik::diary {

inline constexpr const char* date_schema = R"({"type":"string","format":"date"})";

inline constexpr const char* diary_schema =
    R"json({"type":"object","required":["student_id","from","to","days"],"properties":{
"student_id":{"type":"integer"},"from":{"type":"string","format":"date"},"to":{"type":"string","format":"date"},
"days":{"type":"array","items":{"type":"object","required":["date","lessons"],"properties":{
"date":{"type":"string","format":"date"},"lessons":{"type":"array","items":{"type":"object","properties":{
"id":{"type":"integer"},"number":{"type":"integer"},"starts_at":{"type":"string","format":"date-time"},
"ends_at":{"type":"string","format":"date-time"},"subject":{"type":"string"},"teacher":{"type":"string"},
"room":{"type":"string"},"state":{"type":"string","enum":["planned","held","cancelled","moved"]},
"topic":{"type":"string"},"homework":{"type":"string"},"homework_due":{"type":["string","null"],"format":"date"},
"marks":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"value":{"type":"string"},
"kind":{"type":"string"},"title":{"type":"string"},"version":{"type":"integer"}}}},
"attendance":{"type":["object","null"],"properties":{"code":{"type":"string"},"reason":{"type":"string"}}}}}}}}}}})json";

inline constexpr const char* marks_schema =
    R"json({"type":"object","required":["student_id","period","periods","subjects"],
"properties":{"student_id":{"type":"integer"},"period":{"type":"object","properties":{"id":{"type":["integer","null"]},
"kind":{"type":"string"},"number":{"type":"integer"},"starts":{"type":"string","format":"date"},
"ends":{"type":"string","format":"date"}}},"periods":{"type":"array","items":{"type":"object"}},
"subjects":{"type":"array","items":{"type":"object","required":["subject","average","final","marks"],"properties":{
"subject":{"type":"string"},"average":{"type":["number","null"],"multipleOf":0.01},
"final":{"type":["object","null"],"properties":{"value":{"type":"string"},"version":{"type":"integer"}}},
"marks":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"lesson_id":{"type":"integer"},
"date":{"type":"string","format":"date"},"value":{"type":"string"},"kind":{"type":"string"},"title":{"type":"string"},
"weight_hundredths":{"type":"integer"},"version":{"type":"integer"}}}}}}}}})json";

inline constexpr const char* attendance_schema = R"json({"type":"object","required":["student_id","from","to","lessons",
"totals"],"properties":{"student_id":{"type":"integer"},"from":{"type":"string","format":"date"},
"to":{"type":"string","format":"date"},"lessons":{"type":"array","items":{"type":"object","properties":{
"lesson_id":{"type":"integer"},"date":{"type":"string","format":"date"},"number":{"type":"integer"},
"subject":{"type":"string"},"code":{"type":"string"},"reason":{"type":"string"},"version":{"type":"integer"}}}},
"totals":{"type":"array","items":{"type":"object","properties":{"code":{"type":"string"},"reason":{"type":"string"},
"lessons":{"type":"integer"}}}}}})json";

inline constexpr const char* history_schema = R"json({"type":"object","required":["student_id","mark_id","versions"],
"properties":{"student_id":{"type":"integer"},"mark_id":{"type":"integer"},"versions":{"type":"array","items":{
"type":"object","properties":{"version":{"type":"integer"},"before":{"type":["string","null"]},
"after":{"type":["string","null"]},"recorded_at":{"type":"string","format":"date-time"},"role":{"type":"string"},
"by":{"type":"string","description":"surname and initials; absent: the service itself"},
"why":{"type":"string","description":"the author's word for the family"},"application":{"type":"integer"},"clause":{"type":"string"}}}}}})json";

}  // namespace vestnik::diary
