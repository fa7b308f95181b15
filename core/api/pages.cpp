#include "api/pages.h"

#include "answers/answers.h"

namespace vestnik {

Response page_answer(const PageSource& pages, std::string_view name, const TemplateData& data,
                     const MessageCatalogue& messages) {
  auto page = pages()->render("forms", name, data);
  if (!page) return problem_answer(page.problem(), messages);
  Response response;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(page->html);
  return response;
}

}  // namespace vestnik
