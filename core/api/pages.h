#pragma once
/// Pages for the printer and for reading, of `templates/forms`: HTML of A4, with nothing fetched from anywhere.
#include <functional>

#include "ports/http.h"
#include "ports/render.h"

namespace vestnik {

/// Asked at the request: the templates are read once everything else stands.
using PageSource = std::function<const Renderer*()>;

/// The page `name`, or the problem of it.
[[nodiscard]] Response page_answer(const PageSource& pages, std::string_view name, const TemplateData& data,
                                   const MessageCatalogue& messages);

}  // namespace vestnik
