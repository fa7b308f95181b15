#include "answers/list_page.h"

#include <algorithm>
#include <limits>
#include <stdexcept>

#include "answers/request_reading.h"

namespace vestnik {
namespace {

constexpr std::int64_t any_id = std::numeric_limits<std::int64_t>::max();

}  // namespace

Result<ListPage> ListPage::of(const Request& request, Order order, std::int64_t usual, std::int64_t most) {
  const auto limit = number_of_query(request, "limit", usual, 1, most);
  if (!limit) return limit.problem();
  const auto after = number_of_query(request, "after", 0, 1, any_id);
  if (!after) return after.problem();
  return ListPage{order, *limit, *after};
}

std::int64_t ListPage::bound() const { return order_ == Order::newest_first && after_ == 0 ? any_id : after_; }

bool ListPage::is_behind(std::int64_t id) const {
  if (after_ == 0) return true;
  if (order_ == Order::newest_first) return id < after_;
  return order_ == Order::oldest_first ? id > after_ : reached_;
}

bool ListPage::takes(std::int64_t id) {
  if (!is_behind(id)) {
    reached_ = reached_ || id == after_;
    return false;
  }
  if (shown_ == limit_) {
    more_ = true;
    return false;
  }
  ++shown_;
  last_ = id;
  return true;
}

Result<void> ListPage::end(JsonWriter& json) const {
  if (auto ended = end_rows(json); !ended) return ended;
  json.end_object();
  return {};
}

Result<void> ListPage::end_rows(JsonWriter& json) const {
  if (order_ == Order::as_listed && after_ != 0 && !reached_) return Problem{"api.page_gone"};
  json.end_array();
  if (more_) json.member("next", last_);
  return {};
}

RouteDoc paged(RouteDoc doc, std::int64_t most) {
  constexpr std::string_view members = R"("properties":{)";
  const auto at = doc.response_schema.find(members);
  if (at == std::string::npos) throw std::logic_error{"a list without a schema: " + doc.summary};
  doc.response_schema.insert(
      at + members.size(), R"("next":{"type":"integer","description":"more follow: ask again with this as `after`"},)");
  doc.query.emplace_back("after", R"({"type":"integer","minimum":1})");
  doc.query.emplace_back("limit", R"({"type":"integer","minimum":1,"maximum":)" + std::to_string(most) + '}');
  for (const int status : {400, 422}) {
    if (std::ranges::find(doc.statuses, status) == doc.statuses.end()) doc.statuses.push_back(status);
  }
  return doc;
}

}  // namespace vestnik
