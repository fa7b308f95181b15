#pragma once
/// What a tool for regulations says, made in a process of its own: the text it reads nobody has approved yet.
#include <functional>
#include <string>

#include "ports/render.h"

namespace vestnik {

struct ToolAnswer {
  int code = 0;            ///< exit code: 0 all is well, 1 the text has problems
  std::string out;         ///< standard output, or a JSON document
  std::string complaints;  ///< standard error
};

/// Runs `work` in a child with limits the kernel keeps (lua/check.h). A child that died answers "script.died" {file}.
/// Call where no other thread runs: the command line before it opens a service.
[[nodiscard]] ToolAnswer answer_in_child(const MessageCatalogue& messages, const std::string& file,
                                         const std::function<ToolAnswer()>& work);

/// "file:line: Sentence. Next step.", with a line feed.
[[nodiscard]] std::string complaint_text(const MessageCatalogue& messages, const Problem& problem);

}  // namespace vestnik
