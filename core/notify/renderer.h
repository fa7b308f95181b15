#pragma once
/// The templates of messages: `templates/<medium>/<name>.subject.txt`, `.text.txt`, `.html`, all read and checked at
/// start, so that a mistyped name is found by the operator and not by a family.
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ports/render.h"

namespace vestnik {

/// Immutable after load; any thread.
class TemplateRenderer final : public Renderer {
 public:
  /// Reads `folder/<medium>/` of every medium and `folder/names.tsv`, the declared names. `{{> part}}` puts
  /// `_part.html` or `_part.txt` of the same medium in. Problems: render.unreadable {file}, render.broken {file, what},
  /// render.unknown_name {file, name, nearest}, render.unescaped {file, name}.
  static Result<std::unique_ptr<TemplateRenderer>> load(const std::filesystem::path& folder,
                                                        const std::vector<std::string>& media);
  ~TemplateRenderer() override;

  /// A medium may have `<name>_short`, `<name>_shorter` and `<name>_shortest` beside a template: the first of them all
  /// that fits into one SMS part is taken, or the last.
  [[nodiscard]] Result<RenderedMessage> render(std::string_view medium, std::string_view name,
                                               const TemplateData& data) const override;
  [[nodiscard]] bool has(std::string_view medium, std::string_view name) const;

 private:
  struct Loaded;
  TemplateRenderer();
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace vestnik
