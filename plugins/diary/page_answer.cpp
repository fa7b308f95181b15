#include "plugins/diary/page_answer.h"

#include <utility>

#include "answers/etag.h"

namespace vestnik::diary {

std::shared_ptr<const Page> finished_page(std::string body, std::string_view ingredients) {
  return std::make_shared<const Page>(Page{std::move(body), etag_of(ingredients)});
}

Response page_answer(const Request& request, const std::shared_ptr<const Page>& page) {
  Response response;
  response.kept = std::shared_ptr<const std::string>{page, &page->body};
  return with_etag(request, std::move(response), page->etag);
}

}  // namespace vestnik::diary
