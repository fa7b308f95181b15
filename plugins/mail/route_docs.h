#pragma once
/// What the mail's routes take and give, for the OpenAPI document.

namespace vestnik::mail {

inline constexpr const char* mailbox_schema =
    R"json({"type":"object","required":["folder","mails"],"properties":{
"folder":{"type":"string","enum":["inbox","sent"]},"unread":{"type":"integer","description":"of the whole inbox"},
"mails":{"type":"array","items":{"type":"object","required":["id","subject","sent_at"],"properties":{
"id":{"type":"string","pattern":"^[ml][0-9]+$"},"kind":{"type":"string","enum":["message","letter"]},
"from":{"type":"string"},"role":{"type":"string"},"category":{"type":"string"},"subject":{"type":"string"},
"sent_at":{"type":"string","format":"date-time"},"read":{"type":"boolean"},
"to":{"type":"array","items":{"type":"string"}},"recipients":{"type":"integer"},"have_read":{"type":"integer"}}}},
"next":{"type":"string","description":"more follow: ask again with this as `after`"}}})json";

inline constexpr const char* message_schema = R"json({"type":"object","required":["id","kind","from","subject","body",
"sent_at"],"properties":{"id":{"type":"string"},"kind":{"type":"string","enum":["message","letter"]},
"from":{"type":["object","null"],"properties":{"person_id":{"type":"integer"},"name":{"type":"string"},
"role":{"type":"string"}}},"category":{"type":"string"},"subject":{"type":"string"},"body":{"type":"string"},
"sent_at":{"type":"string","format":"date-time"},"reply_to":{"type":["string","null"]},
"to":{"type":"array","description":"for the sender only","items":{"type":"object","properties":{
"person_id":{"type":"integer"},"name":{"type":"string"},"role":{"type":"string"},
"read_at":{"type":["string","null"],"format":"date-time"}}}}}})json";

inline constexpr const char* recipients_schema = R"json({"type":"object","required":["recipients","more","groups"],
"properties":{"recipients":{"type":"array","items":{"type":"object","properties":{"person_id":{"type":"integer"},
"name":{"type":"string"},"role":{"type":"string"},"own":{"type":"boolean"}}}},"more":{"type":"boolean"},
"groups":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"name":{"type":"string"}}}}}})json";

inline constexpr const char* send_schema = R"json({"type":"object","required":["body"],"additionalProperties":false,
"properties":{"to":{"type":"array","maxItems":300,"items":{"type":"integer"}},
"groups":{"type":"array","maxItems":20,"items":{"type":"integer"}},"subject":{"type":"string","maxLength":200},
"body":{"type":"string","minLength":1,"maxLength":10000},"reply_to":{"type":"string","pattern":"^m[0-9]+$"},
"comment":{"type":"string","maxLength":1000},"confirmed":{"type":"boolean","default":false}}})json";

inline constexpr const char* sent_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object","properties":{"id":{"type":"string"},
"recipients":{"type":"integer"}}},"findings":{"type":"array","items":{"type":"object"}}}})json";

}  // namespace vestnik::mail
