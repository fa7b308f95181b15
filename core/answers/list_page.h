#pragma once
/// Lists are answered in pages, all in one way: `limit` says how many at most, and `after` is the `next` that the page
/// before ended with; where there is no `next`, the list is over. The order of a list stays the same from page to page.
#include <cstdint>

#include "json/json_writer.h"
#include "ports/http.h"

namespace vestnik {

/// One page while it is written. One thread.
class ListPage {
 public:
  enum class Order : std::uint8_t {
    newest_first,  ///< by ids, falling: a row that has gone meanwhile is not missed
    oldest_first,  ///< by ids, rising
    as_listed,     ///< by anything: the page goes on behind the row of the id `after`
  };

  /// `limit` and `after` of the query. Problems of number_of_query.
  [[nodiscard]] static Result<ListPage> of(const Request& request, Order order, std::int64_t usual = 50,
                                           std::int64_t most = 200);

  /// For the SQL of a list: newest_first asks for ids below `bound()`, oldest_first for ids above it, at most `rows()`
  /// of them (one more than is shown, to know whether more follow).
  [[nodiscard]] std::int64_t bound() const;
  [[nodiscard]] int rows() const { return static_cast<int>(limit_) + 1; }

  /// Whether the next row of the list, in its order, stands on this page.
  [[nodiscard]] bool takes(std::int64_t id);
  /// Closes the array of the rows, writes "next" behind it when more rows follow, and closes the object. Problem
  /// "api.page_gone" when the row behind which an as_listed page goes on is no longer in the list.
  [[nodiscard]] Result<void> end(JsonWriter& json) const;
  /// The same, and the object stays open: further members follow.
  [[nodiscard]] Result<void> end_rows(JsonWriter& json) const;

 private:
  ListPage(Order order, std::int64_t limit, std::int64_t after) : order_(order), limit_(limit), after_(after) {}
  [[nodiscard]] bool is_behind(std::int64_t id) const;

  Order order_;
  std::int64_t limit_;
  std::int64_t after_;
  std::int64_t shown_ = 0;
  std::int64_t last_ = 0;
  bool more_ = false;
  bool reached_ = false;
};

/// The description of a route whose answer comes in pages: `limit`, `after` and `next` are added to it.
[[nodiscard]] RouteDoc paged(RouteDoc doc, std::int64_t most = 200);

}  // namespace vestnik
