// A bounce is believed when it knows what only our own server and its way back can know.
#include "plugins/bounces/sent_mail.h"

#include <gtest/gtest.h>

namespace vestnik::bounces {
namespace {

TEST(AMessageId, OfOursNamesInstitutionAndDelivery) {
  const auto key = parse_message_id("7.12@School.example", "school.example");
  ASSERT_TRUE(key);
  EXPECT_EQ(key->institution.value, 7);
  EXPECT_EQ(key->delivery.value, 12);
}

TEST(AMessageId, OfAnybodyElseNamesNothing) {
  for (const char* id :
       {"7.12@evil.example", "7@school.example", "0.12@school.example", "7.-1@school.example", "7.12.3@school.example",
        "7.12", "", "@school.example", "a.b@school.example", "7.99999999999999999999@school.example"}) {
    EXPECT_FALSE(parse_message_id(id, "school.example")) << id;
  }
}

TEST(AReceipt, IsFoundAsAWordOfItsOwn) {
  const std::string receipt = "2.0.0 Ok: queued as 116F2A821C3";
  EXPECT_TRUE(names_receipt("X-Postfix-Queue-ID: 116F2A821C3\r\n", receipt));
  EXPECT_TRUE(names_receipt("(Postfix) with ESMTP id 116F2A821C3;", receipt));
  EXPECT_FALSE(names_receipt("id 116F2A821C34", receipt));
  EXPECT_FALSE(names_receipt("id A116F2A821C3", receipt));
  EXPECT_FALSE(names_receipt("2.0.0 Ok: queued as", receipt)) << "what every server says proves nothing";
}

TEST(AReceipt, WithoutANameProvesNothing) {
  for (const char* receipt : {"", "2.0.0 Ok", "OK accepted for delivery", "250 ok 12345"}) {
    EXPECT_FALSE(names_receipt("2.0.0 Ok OK accepted for delivery 250 ok 12345", receipt)) << receipt;
  }
}

}  // namespace
}  // namespace vestnik::bounces
