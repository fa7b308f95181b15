#pragma once
/// The message files themselves as a catalogue: a code without a sentence answers 500, as in the service.
#include <map>
#include <string>

#include "ports/render.h"

namespace vestnik::tests {

class FileCatalogue final : public MessageCatalogue {
 public:
  FileCatalogue();
  [[nodiscard]] ProblemText explain(const Problem& problem) const override;
  [[nodiscard]] bool knows(const std::string& code) const { return texts_.contains(code); }

 private:
  std::map<std::string, ProblemText> texts_;
};

}  // namespace vestnik::tests
