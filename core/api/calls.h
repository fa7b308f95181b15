#pragma once
/// What every handler does around its own lines: a command run and answered, a read in scope, a span of days.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "answers/answers.h"
#include "answers/request_reading.h"
#include "api/api.h"
#include "json/object_reader.h"

namespace vestnik {

/// What a recorded command answers, as JSON schema.
inline constexpr std::string_view command_schema =
    R"({"type":"object","required":["event","result","findings"],"properties":{"event":{"type":"integer"},"result":{"type":"object"},"findings":{"type":"array","items":{"type":"object","required":["row","verdict","code","title","next"],"additionalProperties":false,"properties":{"row":{"type":"integer"},"verdict":{"type":"string"},"code":{"type":"string"},"clause":{"type":"string"},"title":{"type":"string"},"next":{"type":"string"}}}}}})";

/// Runs the command and answers.
[[nodiscard]] Response run_command(const ApiPorts& ports, const Request& request, Command& command,
                                   bool created = false);

/// Like plain_route, answered by the handler with the ports.
[[nodiscard]] Route port_route(const ApiPorts& ports, Method method, const char* pattern, Permission permission,
                               std::size_t body, Response (*handle)(const ApiPorts&, const Request&), RouteDoc doc);

/// Why the person may not do this at the institution; nothing when he may. For handlers behind which no command of the
/// Recorder stands: the door asks only whether the right is held over anything at all here (app/right_first.h).
[[nodiscard]] std::optional<Problem> denied(const ApiPorts& ports, const Request& request, Permission permission);

/// A read in the reader's own transaction, allowed first. `read` answers the JSON body or a problem.
[[nodiscard]] Response answer_read(const ApiPorts& ports, const Request& request, Permission permission, Object object,
                                   const std::function<Result<std::string>(Transaction&, Role)>& read);

/// `from` and `to` of the query; Problem "json.bad_date" {field} or "api.range_wrong" {most}. Absent: today's week.
struct DateSpan {
  CivilDate from;
  CivilDate to;
};
[[nodiscard]] Result<DateSpan> span_of(const Request& request, CivilDate today, int most_days);

}  // namespace vestnik
