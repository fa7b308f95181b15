#include "plugins/diary/page_cache.h"

#include <gtest/gtest.h>

#include <thread>

namespace vestnik::diary {
namespace {

PageKey key_of(std::int64_t student) {
  return {InstitutionId{1}, PersonId{student}, *parse_iso_date("2026-10-12"), *parse_iso_date("2026-10-18")};
}

std::shared_ptr<const Page> page(const std::string& body) { return std::make_shared<const Page>(Page{body, ""}); }

TEST(PageCache, FindsAPageOnlyAtTheRevisionItWasReadAt) {
  PageCache cache{2};
  cache.keep(key_of(1), 7, page("a"));
  ASSERT_NE(cache.find(key_of(1), 7), nullptr);
  EXPECT_EQ(cache.find(key_of(1), 8), nullptr);
  EXPECT_EQ(cache.size(), 0U) << "an old page is of no use any more";
}

TEST(PageCache, ForgetsTheLeastRecentlyUsed) {
  PageCache cache{2};
  cache.keep(key_of(1), 7, page("a"));
  cache.keep(key_of(2), 7, page("b"));
  ASSERT_NE(cache.find(key_of(1), 7), nullptr);
  cache.keep(key_of(3), 7, page("c"));
  EXPECT_EQ(cache.size(), 2U);
  EXPECT_EQ(cache.find(key_of(2), 7), nullptr);
  EXPECT_EQ(cache.find(key_of(1), 7)->body, "a");
}

TEST(PageCache, TellsInstitutionsAndDaysApart) {
  PageCache cache{8};
  cache.keep(key_of(1), 7, page("a"));
  PageKey other = key_of(1);
  other.institution = InstitutionId{2};
  EXPECT_EQ(cache.find(other, 7), nullptr);
  other = key_of(1);
  other.to = *parse_iso_date("2026-10-19");
  EXPECT_EQ(cache.find(other, 7), nullptr);
}

TEST(PageCache, OfSizeZeroKeepsNothing) {
  PageCache cache{0};
  cache.keep(key_of(1), 7, page("a"));
  EXPECT_EQ(cache.find(key_of(1), 7), nullptr);
}

TEST(PageCache, StaysWithinItsBoundsUnderManyThreads) {
  PageCache cache{16};
  std::vector<std::jthread> readers;
  for (int thread = 0; thread < 4; ++thread) {
    readers.emplace_back([&cache, thread] {
      for (int at = 0; at < 2000; ++at) {
        const std::int64_t student = (at * 7 + thread) % 40;
        const auto found = cache.find(key_of(student), 7);
        if (found) {
          EXPECT_EQ(found->body, std::to_string(student));
        } else {
          cache.keep(key_of(student), 7, page(std::to_string(student)));
        }
      }
    });
  }
  readers.clear();
  EXPECT_LE(cache.size(), 16U);
}

}  // namespace
}  // namespace vestnik::diary
