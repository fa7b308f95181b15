#pragma once
/// A write that may become a draft: `?keep_draft=true` keeps what a closed window refused as the teacher's own, and the
/// answer, refusal or not, names it under "draft".
#include <algorithm>

#include "api/calls.h"
#include "journal/draft_contents.h"
#include "journal/drafts.h"

namespace vestnik {

/// Runs the command of the request `asked` and answers; keeps its draft where it asks for one.
template <class AnyCommand, class Asked>
[[nodiscard]] Response run_keeping(const ApiPorts& ports, const Request& request, Asked asked) {
  AnyCommand command{asked};
  const CommandKey key = command_key(request);
  const auto outcome = ports.recorder.run(*request.actor, command, key, request.received_at);
  Response response = command_answer(outcome, ports.messages);
  if (!asked.keeps_draft || !outcome || std::ranges::none_of(outcome->decisions, waits_for_opening)) return response;
  KeepDraft keep{draft_of(asked, outcome->decisions)};
  // The same request sent again is refused again, and finds the same draft.
  const CommandKey draft_key{"draft:" + key.key, key.digest};
  const auto kept = ports.recorder.run(*request.actor, keep, draft_key, request.received_at);
  if (!kept || !kept->event) return response;
  response.body.pop_back();  // the closing brace: {"draft":1} becomes a member of the answer
  response.body += ',' + kept->answer.substr(1);
  return response;
}

}  // namespace vestnik
