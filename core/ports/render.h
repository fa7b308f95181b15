#pragma once
/// From codes and facts to Russian text: the message catalogue and the templates.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "base/result.h"

namespace vestnik {

/// Data of a template: names to text, truth or lists of such tables.
struct TemplateData {
  std::map<std::string, std::string> text;
  std::map<std::string, bool> truth;
  std::map<std::string, std::vector<TemplateData>> lists;
};

struct RenderedMessage {
  std::string subject;  ///< "" for media without one
  std::string text;
  std::string html;  ///< "" for media without one
};

/// Any thread.
class Renderer {
 public:
  virtual ~Renderer() = default;
  /// `templates/<medium>/<name>.*`. Problem "render.no_template" {medium, name}, "render.missing_value" {name}.
  [[nodiscard]] virtual Result<RenderedMessage> render(std::string_view medium, std::string_view name,
                                                       const TemplateData& data) const = 0;
};

/// A problem in words: RFC 9457 members.
struct ProblemText {
  int status = 500;
  std::string title;  ///< the sentence
  std::string next;   ///< what the person can do
};

/// `templates/messages/ru.tsv`. Any thread.
class MessageCatalogue {
 public:
  virtual ~MessageCatalogue() = default;
  /// An unknown code answers the sentence of "internal"; a test enumerates every code of the source.
  [[nodiscard]] virtual ProblemText explain(const Problem& problem) const = 0;
};

}  // namespace vestnik
