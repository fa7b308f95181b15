// «Адрес не работает»: the class teacher hears of it once, with whose it is and nothing else.
#include "plugins/bounces/closed_address.h"

#include <gmock/gmock.h>

#include "plugins/bounces/bounce_gateway.h"
#include "plugins/bounces/migrations.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class ClosedAddresses : public RecordingSchool {
 protected:
  ClosedAddresses() { school_.migrate("bounces", bounces::migrations()); }

  void close(std::int64_t contact, PersonId person, const std::string& kind = "email",
             const std::string& valid_to = "NULL") {
    school_.run(
        "INSERT INTO contact (institution_id, id, person_id, kind, value, state, valid_from, valid_to,"
        " recorded_at) VALUES (1, " +
        std::to_string(contact) + ", " + std::to_string(person.value) + ", '" + kind +
        "', 'x@families.example', 'dead', '2026-09-01', " + valid_to + ", 0)");
  }
  std::vector<Event> told() {
    bounces::tell_closed_addresses(host_);
    auto found = events("address.closed");
    for (Event& event : found) event.recorded_at = school_.clock().now();
    return found;
  }
  EventAudience audience(const Event& event) {
    EventAudience found;
    school_.database().read(school, [&](Transaction& tx) { found = bounces::audience_of(tx, event); });
    return found;
  }
  TemplateData words(std::int64_t contact) {
    TemplateData found;
    school_.database().read(school, [&](Transaction& tx) { found = bounces::words_of(tx, contact); });
    return found;
  }
};

// syzran-7.3.2 (partial: addresses that failed)
TEST_F(ClosedAddresses, AreToldToTheClassTeacherOfTheFamilyOnce) {
  close(501, egors_mother);
  const auto first = told();
  ASSERT_THAT(first, SizeIs(1));
  EXPECT_EQ(first[0].payload, R"({"contact":501})");
  EXPECT_EQ(audience(first[0]).name, "address_closed");
  EXPECT_THAT(audience(first[0]).people, ElementsAre(class_teacher_7a));
  EXPECT_THAT(told(), SizeIs(1)) << "and not again";
}

TEST_F(ClosedAddresses, SpeakOfTheFamilyAndNeverOfTheAddressItself) {
  close(501, egors_mother);
  told();
  const TemplateData told_words = words(501);
  EXPECT_TRUE(told_words.truth.at("is_email"));
  EXPECT_FALSE(told_words.text.at("holder").empty());
  ASSERT_THAT(told_words.lists.at("children"), SizeIs(1));
  EXPECT_EQ(told_words.lists.at("children")[0].text.at("pupil_group"), "7-А");
  for (const auto& [name, text] : told_words.text) EXPECT_EQ(text.find('@'), std::string::npos) << name;
}

TEST_F(ClosedAddresses, OfAStudentAreHisOwnClassTeachersAffair) {
  close(501, egor, "phone");
  EXPECT_THAT(audience(told().at(0)).people, ElementsAre(class_teacher_7a));
  EXPECT_FALSE(words(501).truth.at("is_email"));
}

TEST_F(ClosedAddresses, OfTheStaffAreTheAdministrators) {
  close(501, director);
  EXPECT_THAT(audience(told().at(0)).people, ElementsAre(administrator));
}

TEST_F(ClosedAddresses, ThatAreOutOfDateAreNobodysTrouble) {
  close(501, egors_mother, "email", "'2026-10-13'");
  EXPECT_THAT(told(), IsEmpty());
  close(502, egors_mother, "email", "'2026-10-14'");
  EXPECT_THAT(told(), SizeIs(1));
}

TEST_F(ClosedAddresses, EnteredAnewAreNewOnes) {
  close(501, egors_mother);
  told();
  close(502, egors_mother);
  EXPECT_THAT(told(), SizeIs(2));
}

TEST_F(ClosedAddresses, AreToldWithoutAMailboxToo) {
  close(501, egors_mother);
  bounces::BounceGateway gateway{host_, {}};
  class Nobody final : public DeliveryReports {
   public:
    std::vector<ReportFate> take(std::string_view, std::span<const DeliveryReport>) override { return {}; }
    bool take(const InboundMessage&) override { return false; }
  } nobody;
  gateway.collect(nobody, std::chrono::steady_clock::now() + std::chrono::seconds{5});
  EXPECT_THAT(events("address.closed"), SizeIs(1));
}

}  // namespace
}  // namespace vestnik::tests
