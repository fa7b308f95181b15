#include "support/cabinet/catalogue.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "base/text.h"

namespace vestnik::tests {

FileCatalogue::FileCatalogue() {
  for (const auto& file :
       std::filesystem::directory_iterator{std::string{VESTNIK_SOURCE_DIR} + "/templates/messages"}) {
    std::ifstream lines{file.path()};
    std::string line;
    for (bool header = true; std::getline(lines, line); header = false) {
      const auto fields = split(line, '\t');
      if (header || line.empty()) continue;
      if (fields.size() < 3 || fields.size() > 4) {
        throw std::runtime_error{"wrong line in " + file.path().string() + ": " + line};
      }
      texts_[std::string{fields[0]}] = ProblemText{std::stoi(std::string{fields[1]}), std::string{fields[2]},
                                                   fields.size() == 4 ? std::string{fields[3]} : std::string{}};
    }
  }
}

ProblemText FileCatalogue::explain(const Problem& problem) const {
  const auto found = texts_.find(problem.code);
  if (found == texts_.end()) return {500, "", ""};
  ProblemText text = found->second;
  for (const auto& [name, value] : problem.details) {
    const std::string place = "{" + name + "}";
    for (auto at = text.title.find(place); at != std::string::npos; at = text.title.find(place, at + value.size())) {
      text.title.replace(at, place.size(), value);
    }
  }
  return text;
}

}  // namespace vestnik::tests
