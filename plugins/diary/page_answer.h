#pragma once
/// How the diary's pages become answers.
#include <memory>
#include <string>
#include <string_view>

#include "plugins/diary/page_cache.h"
#include "ports/http.h"

namespace vestnik::diary {

/// A page with its strong validator (RFC 9110 §8.8.3). `ingredients`: a text that differs whenever the page does.
[[nodiscard]] std::shared_ptr<const Page> finished_page(std::string body, std::string_view ingredients);
/// 200 with the page, or 304 without it when the reader has it already. Private, always revalidated.
[[nodiscard]] Response page_answer(const Request& request, const std::shared_ptr<const Page>& page);

}  // namespace vestnik::diary
