#pragma once
/// What the routes of control take and give, for the OpenAPI document.
#include <string>
#include <utility>
#include <vector>

namespace vestnik::inspection {

inline const std::vector<std::pair<std::string, std::string>> interval_query{
    {"from", R"({"type":"string","format":"date"})"}, {"until", R"({"type":"string","format":"date"})"}};

inline constexpr const char* raise_schema = R"json({"type":"object","required":["text"],"additionalProperties":false,
"properties":{"teacher_id":{"type":"integer","description":"may be left out beside lesson_id"},
"group_id":{"type":"integer"},"subject_id":{"type":"integer"},"lesson_id":{"type":"integer"},
"text":{"type":"string","minLength":1,"maxLength":2000},"due":{"type":"string","format":"date"}}})json";

inline constexpr const char* move_schema = R"json({"type":"object","required":["expected_version"],
"additionalProperties":false,"properties":{"expected_version":{"type":"integer","minimum":1},
"words":{"type":"string","maxLength":1000}}})json";

inline constexpr const char* recorded_schema = R"json({"type":"object","properties":{"event":{"type":"integer"},
"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* remarks_schema = R"json({"type":"object","required":["remarks","counts","month"],
"properties":{"remarks":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"version":{"type":"integer"},"state":{"type":"string","enum":["open","removed","confirmed"]},
"author":{"type":"object"},"author_role":{"type":"string"},"teacher":{"type":"object"},
"group":{"type":["object","null"]},"subject":{"type":["object","null"]},"lesson_id":{"type":["integer","null"]},
"text":{"type":"string"},"due":{"type":["string","null"],"format":"date"},"overdue":{"type":"boolean"},
"answer":{"type":"string"},"verdict":{"type":"string"},"raised_on":{"type":"string","format":"date"}}}},
"counts":{"type":"object","properties":{"open":{"type":"integer"},"removed":{"type":"integer"},
"confirmed":{"type":"integer"},"overdue":{"type":"integer"}}},"month":{"type":["string","null"]}}})json";

inline constexpr const char* check_schema = R"json({"type":"object","required":["from","until","result"],
"additionalProperties":false,"properties":{"kind":{"type":"string","default":"journal",
"enum":["journal","results","attendance","deep"]},"from":{"type":"string","format":"date"},
"until":{"type":"string","format":"date"},"result":{"type":"string","minLength":1,"maxLength":4000},
"groups":{"type":"array","maxItems":200,"items":{"type":"integer"},"description":"none: all within reach"},
"remarks":{"type":"array","maxItems":50,"items":{"type":"object","required":["text"]}},
"on_board":{"type":"boolean","default":false}}})json";

inline constexpr const char* checks_schema = R"json({"type":"object","required":["checks"],
"properties":{"checks":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"kind":{"type":"string"},"inspector":{"type":"object"},"inspector_role":{"type":"string"},
"from":{"type":"string","format":"date"},"until":{"type":"string","format":"date"},
"checked_on":{"type":"string","format":"date"},"result":{"type":"string"},"whole_institution":{"type":"boolean"},
"groups":{"type":"array","items":{"type":"object"}}}}}}})json";

inline constexpr const char* filling_schema = R"json({"type":"object","required":["from","until","totals","teachers",
"classes"],"properties":{"from":{"type":"string","format":"date"},"until":{"type":"string","format":"date"},
"changed_at":{"type":["string","null"],"format":"date-time"},"totals":{"type":"object"},
"teachers":{"type":"array","items":{"type":"object","properties":{"teacher":{"type":"object"},
"lessons":{"type":"integer"},"unfilled":{"type":"integer"},"late":{"type":"integer"},
"rows":{"type":"array","items":{"type":"object"}},"faults":{"type":"array","items":{"type":"object"}}}}},
"classes":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* group_schema = R"json({"type":"object","required":["group","from","until","students"],
"properties":{"group":{"type":"object"},"from":{"type":"string","format":"date"},
"until":{"type":"string","format":"date"},"lessons":{"type":"integer"},"unfilled":{"type":"integer"},
"without_roll":{"type":"integer"},"students":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* make_schema = R"json({"type":"object","required":["kind","from","until"],
"additionalProperties":false,"properties":{"kind":{"type":"string","enum":["filling","activity","analysis","group"]},
"group_id":{"type":"integer"},"from":{"type":"string","format":"date"},"until":{"type":"string","format":"date"},
"words":{"type":"string","maxLength":8000}}})json";

inline constexpr const char* decision_schema = R"json({"type":"object","required":["accepted","expected_version"],
"additionalProperties":false,"properties":{"accepted":{"type":"boolean"},"words":{"type":"string","maxLength":1000},
"expected_version":{"type":"integer","minimum":1}}})json";

inline constexpr const char* reports_schema = R"json({"type":"object","required":["reports"],
"properties":{"reports":{"type":"array","items":{"type":"object","properties":{"id":{"type":"integer"},
"version":{"type":"integer"},"kind":{"type":"string"},"author":{"type":["object","null"]},
"author_role":{"type":"string"},"group":{"type":["object","null"]},"from":{"type":"string","format":"date"},
"until":{"type":"string","format":"date"},"words":{"type":"string"},
"state":{"type":"string","enum":["made","accepted","returned"]},"verdict":{"type":"string"},
"decided_by":{"type":["object","null"]},"made_on":{"type":"string","format":"date"}}}}}})json";

inline constexpr const char* report_schema = R"json({"type":"object","required":["id","kind","content"],
"properties":{"id":{"type":"integer"},"version":{"type":"integer"},"kind":{"type":"string"},
"content":{"type":"object"}}})json";

inline constexpr const char* activity_schema = R"json({"type":"object","required":["from","until","categories","users"],
"properties":{"from":{"type":"string","format":"date"},"until":{"type":"string","format":"date"},
"school_days":{"type":"integer"},"categories":{"type":"array","items":{"type":"object"}},
"users":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* breach_schema = R"json({"type":"object","required":["group_id","from","until"],
"additionalProperties":false,"properties":{"group_id":{"type":"integer"},"from":{"type":"string","format":"date"},
"until":{"type":"string","format":"date"},"words":{"type":"string","maxLength":1000},
"lessons":{"type":"array","maxItems":200,"items":{"type":"integer"},"description":"none: all that are late"}}})json";

inline constexpr const char* object_schema = R"json({"type":"object"})json";

inline constexpr const char* working_group_schema = R"json({"type":"object","required":["order","version","members",
"plan"],"properties":{"order":{"type":"string"},"version":{"type":"integer"},
"dated":{"type":["string","null"],"format":"date"},"valid_to":{"type":["string","null"],"format":"date"},
"members":{"type":"array","items":{"type":"object"}},"plan":{"type":"array","items":{"type":"object"}}}})json";

inline constexpr const char* set_group_schema = R"json({"type":"object","required":["order","dated","members",
"expected_version"],"additionalProperties":false,"properties":{"order":{"type":"string","maxLength":100},
"dated":{"type":"string","format":"date"},"valid_to":{"type":"string","format":"date"},"head":{"type":"integer"},
"members":{"type":"array","maxItems":30,"items":{"type":"integer"}},
"expected_version":{"type":"integer","minimum":0,"description":"0 for the first order"},
"plan":{"type":"array","maxItems":60,"items":{"type":"object","required":["due","subject"],
"properties":{"due":{"type":"string","format":"date"},"subject":{"type":"string","maxLength":500},
"person":{"type":"integer"}}}}}})json";

}  // namespace vestnik::inspection
