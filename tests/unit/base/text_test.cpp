#include "base/text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace vestnik {
namespace {

TEST(Text, RefusesOverlongFormsAndSurrogates) {
  EXPECT_TRUE(is_utf8("Ёлка, №7"));
  EXPECT_FALSE(is_utf8("\xC0\xAF"));
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));
  EXPECT_FALSE(is_utf8("abc\xD0"));
}

TEST(Text, FindsPeopleWhateverTheCaseAndTheYo) {
  EXPECT_EQ(search_key("  СЕМЁНОВА-Орлова   Алёна "), "семенова орлова алена");
  EXPECT_EQ(search_key("Семенова"), search_key("СЕМЁНОВА"));
}

TEST(Text, SortsYoBetweenYeAndZhe) {
  std::vector<std::string> names{"Жуков", "Ёлкин", "Ершов", "Абрамов", "Еянин"};
  std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
  EXPECT_EQ(names, (std::vector<std::string>{"Абрамов", "Ершов", "Еянин", "Ёлкин", "Жуков"}));
}

TEST(Text, NamesTheNearestKnownWordOnlyWhenItIsNear) {
  const std::vector<std::string> known{"open_for", "counted_from", "clause"};
  EXPECT_EQ(nearest_word("opne_for", known), "open_for");
  EXPECT_EQ(nearest_word("clauze", known), "clause");
  EXPECT_EQ(nearest_word("banana", known), "");
}

TEST(Text, KnowsCyrillicFromLatin) {
  EXPECT_TRUE(has_cyrillic("Present Simple (настоящее время)"));
  EXPECT_FALSE(has_cyrillic("Present Simple"));
}

}  // namespace
}  // namespace vestnik
