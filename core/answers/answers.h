#pragma once
/// How results become HTTP answers: shared by the server, the core's own routes and the plugins'.
#include <string>

#include "ports/http.h"
#include "ports/recorder.h"
#include "ports/render.h"

namespace vestnik {

/// Code of the words for a task that nobody gave a title.
inline constexpr std::string_view default_task_title = "journal.answer_in_lesson";

/// RFC 9457 document of a problem, with its clause where one stands behind it.
[[nodiscard]] Response problem_answer(const Problem& problem, const MessageCatalogue& messages);

[[nodiscard]] Response json_answer(std::string body, int status = 200);

/// What became of a command. Recorded: 200 (201 where `created`) with the command's own answer under "result", the
/// event and the findings of every row (warnings; in a partial call refusals too). A repeated key
/// answers the same, under the header "Idempotent-Replayed: true". Not recorded: the problem document
/// of the strictest finding, with all of them in "findings" and, where a mark lacked its task, an "offer" to make one.
[[nodiscard]] Response command_answer(const Result<Recorded>& outcome, const MessageCatalogue& messages,
                                      bool created = false);

/// A route for people who signed in, still without its handler: GET reads and takes no body, everything else writes and
/// takes `posted` bytes.
[[nodiscard]] Route plain_route(Method method, const char* pattern, Permission permission, std::size_t posted,
                                RouteDoc doc);

}  // namespace vestnik
