#pragma once
/// What the board's routes take and give, for the OpenAPI document.

namespace vestnik::bulletin {

inline constexpr const char* post_schema = R"json({"type":"object","required":["title"],"additionalProperties":false,
"properties":{"title":{"type":"string","minLength":1,"maxLength":200},"body":{"type":"string","maxLength":4000},
"urgent":{"type":"boolean","default":false},"everyone":{"type":"boolean","default":false},
"groups":{"type":"array","maxItems":100,"items":{"type":"integer"}},
"audiences":{"type":"array","maxItems":3,"items":{"type":"string","enum":["teachers","students","parents"]}},
"comment":{"type":"string","maxLength":1000},"confirmed":{"type":"boolean","default":false}}})json";

inline constexpr const char* recorded_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object","properties":{"announcement":{"type":"integer"}}},
"findings":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* board_schema = R"json({"type":"object","required":["announcements","unread"],
"properties":{"announcements":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"title":{"type":"string"},"body":{"type":"string"},"urgent":{"type":"boolean"},"everyone":{"type":"boolean"},
"groups":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"}}}},
"posted_at":{"type":"string","format":"date-time"},"posted_role":{"type":"string"},"posted_by":{"type":"string"},
"mine":{"type":"boolean"},"withdrawn":{"type":"boolean"},"receipts":{"type":"array","items":{"type":"object",
"properties":{"group_id":{"type":["integer","null"]},"student_id":{"type":["integer","null"]},
"read_at":{"type":["string","null"],"format":"date-time"}}}},"read":{"type":"boolean"}}}},
"unread":{"type":"integer","description":"of this page"},"next":{"type":"integer",
"description":"more may follow: ask again with this as `after`"}}})json";

}  // namespace vestnik::bulletin
