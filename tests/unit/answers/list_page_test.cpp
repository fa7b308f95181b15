// Lists come in pages: nothing is lost and nothing shown twice, whatever changes between two pages.
#include "answers/list_page.h"

#include <gtest/gtest.h>

namespace vestnik {
namespace {

using Order = ListPage::Order;

Request asked_for(std::vector<std::pair<std::string, std::string>> query) {
  Request request;
  request.query = std::move(query);
  return request;
}

/// What a page of the rows shows, as JSON.
Result<std::string> shown(const std::vector<std::int64_t>& rows, Order order, const Request& request) {
  auto page = ListPage::of(request, order, 2, 4);
  if (!page) return page.problem();
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array();
  for (const std::int64_t id : rows) {
    if (page->takes(id)) json.value(id);
  }
  if (const auto ended = page->end(json); !ended) return ended.problem();
  return body;
}

TEST(ListPage, SaysWhereTheNextPageGoesOn) {
  EXPECT_EQ(shown({9, 7, 5}, Order::newest_first, asked_for({})).value(), R"({"rows":[9,7],"next":7})");
  EXPECT_EQ(shown({9, 7, 5}, Order::newest_first, asked_for({{"after", "7"}})).value(), R"({"rows":[5]})");
  EXPECT_EQ(shown({1, 2, 3}, Order::oldest_first, asked_for({{"after", "1"}})).value(), R"({"rows":[2,3]})");
  EXPECT_EQ(shown({4, 1, 3}, Order::as_listed, asked_for({{"after", "4"}, {"limit", "1"}})).value(),
            R"({"rows":[1],"next":1})");
}

TEST(ListPage, LeavesRoomForMoreBehindTheRows) {
  auto page = ListPage::of(asked_for({{"limit", "1"}}), Order::newest_first).value();
  std::string body;
  JsonWriter json{body};
  json.begin_object().key("rows").begin_array();
  for (const std::int64_t id : {9, 7}) {
    if (page.takes(id)) json.value(id);
  }
  ASSERT_TRUE(page.end_rows(json));
  json.member("all", 2).end_object();
  EXPECT_EQ(body, R"({"rows":[9],"next":9,"all":2})");
}

TEST(ListPage, LosesNothingWhenTheLastRowHasGoneMeanwhile) {
  EXPECT_EQ(shown({9, 5}, Order::newest_first, asked_for({{"after", "7"}})).value(), R"({"rows":[5]})");
  EXPECT_EQ(shown({1, 3}, Order::oldest_first, asked_for({{"after", "2"}})).value(), R"({"rows":[3]})");
  EXPECT_EQ(shown({4, 3}, Order::as_listed, asked_for({{"after", "1"}})).problem().code, "api.page_gone");
}

TEST(ListPage, IsNeverLongerThanTheListAllows) {
  EXPECT_EQ(shown({}, Order::newest_first, asked_for({{"limit", "5"}})).problem().code, "json.out_of_range");
  EXPECT_EQ(shown({}, Order::newest_first, asked_for({{"limit", "0"}})).problem().code, "json.out_of_range");
  EXPECT_EQ(shown({}, Order::newest_first, asked_for({{"after", "x"}})).problem().code, "http.not_a_number");
}

TEST(ListPage, AsksItsStoreForOneRowMoreThanItShows) {
  const auto first = ListPage::of(asked_for({}), Order::newest_first).value();
  EXPECT_EQ(first.rows(), 51);
  EXPECT_EQ(first.bound(), std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(ListPage::of(asked_for({{"after", "7"}}), Order::newest_first).value().bound(), 7);
  EXPECT_EQ(ListPage::of(asked_for({}), Order::oldest_first).value().bound(), 0);
}

TEST(ListPage, StandsInTheDescriptionOfItsRoute) {
  const RouteDoc doc = paged({"Things", {}, "", R"({"type":"object","properties":{"things":{"type":"array"}}})"}, 30);
  EXPECT_EQ(doc.query.at(0).first, "after");
  EXPECT_EQ(doc.query.at(1).second, R"({"type":"integer","minimum":1,"maximum":30})");
  EXPECT_NE(doc.response_schema.find(R"("next":{"type":"integer")"), std::string::npos);
  EXPECT_EQ(doc.statuses, (std::vector<int>{200, 400, 422}));
}

}  // namespace
}  // namespace vestnik
