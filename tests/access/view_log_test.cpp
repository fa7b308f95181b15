// Who looked at personal data, and who took it away: asked of the audit by those who answer for it.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "access/client.h"
#include "json/json_value.h"

namespace vestnik::access_proof {
namespace {

class ViewLog : public ::testing::Test {
 protected:
  int ask(const std::string& method, const std::string& target, const std::string& who) {
    return client.ask({method, target, ""}, world.tokens().at(who)).status;
  }
  [[nodiscard]] std::string of(const char* name) const { return std::to_string(world.ids().at(name)); }

  /// What the audit tells the administrator: outcome and word of each entry, by who did it.
  std::multimap<std::int64_t, std::string> told(const std::string& query) {
    world.service().plan(world.clock().now());
    const Response answer = client.ask({"GET", "/api/v1/audit?limit=200&" + query, ""}, world.tokens().at("director"));
    std::multimap<std::int64_t, std::string> entries;
    const auto page = JsonValue::parse(answer.content());
    if (answer.status != 200 || !page) return entries;
    for (const JsonValue& entry : *page->find("entries")->array()) {
      entries.emplace(*entry.find("actor")->find("id")->integer(),
                      *entry.find("outcome")->text() + ' ' + *entry.find("command")->text());
    }
    return entries;
  }
  bool holds(const std::string& query, const std::string& who, const std::string& what) {
    const auto entries = told(query);
    const auto [from, to] = entries.equal_range(world.actor(who).person.value);
    return std::any_of(from, to, [&](const auto& entry) { return entry.second == what; });
  }

  World world;
  Client client{world};
};

// syzran-10.2: views and exports of personal data are logged with the user.
TEST_F(ViewLog, NamesWhoLookedAtACardAndWhoTookAPaperAway) {
  ASSERT_EQ(ask("GET", "/api/v1/people/" + of("anna") + "/contacts", "class_teacher"), 200);
  ASSERT_EQ(ask("GET", "/api/v1/students/" + of("anna") + "/guardians/" + of("mother") + "/forms/consent", "curator"),
            200);
  ASSERT_EQ(ask("GET", "/api/v1/credentials/list", "deputy_head"), 200);
  ASSERT_EQ(ask("POST", "/api/v1/students/" + of("anna") + "/personal-data", "administrator"), 200);

  EXPECT_TRUE(holds("use=viewed", "class_teacher", "read contacts.view"));
  EXPECT_FALSE(holds("use=exported", "class_teacher", "read contacts.view"));
  EXPECT_TRUE(holds("use=exported", "curator", "exported forms.print"));
  EXPECT_FALSE(holds("use=viewed", "curator", "exported forms.print"));
  EXPECT_TRUE(holds("use=exported", "deputy_head", "exported credentials.view"));
  EXPECT_TRUE(holds("use=exported", "administrator", "recorded personal_data.exported"));
  for (const auto& [who, what] :
       std::map<std::string, std::string>{{"class_teacher", "read contacts.view"},
                                          {"curator", "exported forms.print"},
                                          {"administrator", "recorded personal_data.exported"}})
    EXPECT_TRUE(holds("use=either&student=" + of("anna"), who, what)) << who << " of Anna";
  EXPECT_FALSE(holds("use=either&student=" + of("vera"), "curator", "exported forms.print"));
}

// syzran-10.2: what specialists keep is looked at by a command, and stands there like other views.
TEST_F(ViewLog, HoldsCardsAndListsThatWaitForAnAgreement) {
  world.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
    const PersonId person = world.actor("medical_worker").person;
    transaction.execute(
        "INSERT INTO staff_agreement (institution_id, id, person_id, document, signed_on, recorded_at) "
        "VALUES ($1, 900, $2, '3', '2026-09-01', 0)",
        {World::school, person});
    return true;
  });
  ASSERT_EQ(ask("GET", "/api/v1/students/" + of("anna") + "/card", "medical_worker"), 200);
  ASSERT_EQ(ask("GET", "/api/v1/groups/" + of("group") + "/health-list", "medical_worker"), 200);
  EXPECT_TRUE(holds("use=viewed", "medical_worker", "recorded card.read"));
  EXPECT_TRUE(holds("use=either", "medical_worker", "recorded health_list.looked_at"));
  EXPECT_FALSE(holds("use=exported", "medical_worker", "recorded health_list.looked_at"));
}

// syzran-10.2: a card of the staff is no less personal than a student's, and one look is one line.
TEST_F(ViewLog, NamesWhoLookedAtCardsOfTheStaffOnce) {
  ASSERT_EQ(client
                .ask({"PUT", "/api/v1/staff/" + of("hr_specialist") + "/agreement",
                      R"({"signed":true,"document":"1","dated":"2026-09-14"})"},
                     world.tokens().at("administrator"))
                .status,
            200);
  ASSERT_EQ(ask("GET", "/api/v1/staff/" + of("secretary") + "/card/history", "hr_specialist"), 200);
  const auto entries = told("use=viewed");
  EXPECT_EQ(entries.count(world.actor("hr_specialist").person.value), 1U);
}

// syzran-10.2: what was refused took nothing away, and what is no use of personal data is not in the way.
TEST_F(ViewLog, LeavesOutWhatShowedNothing) {
  ASSERT_EQ(ask("GET", "/api/v1/students/" + of("anna") + "/guardians/" + of("mother") + "/forms/consent", "teacher"),
            404);
  ASSERT_EQ(ask("POST", "/api/v1/students/" + of("vera") + "/personal-data", "class_teacher"), 404);
  EXPECT_FALSE(holds("use=either", "teacher", "denied forms.print"));
  for (const auto& [who, what] : told("use=either")) EXPECT_EQ(what.find("denied"), std::string::npos) << who;
  for (const auto& [who, what] : told("use=exported")) {
    EXPECT_NE(what, "refused personal_data.exported") << who;
  }
  EXPECT_EQ(ask("GET", "/api/v1/audit?use=all", "director"), 400);
}

}  // namespace
}  // namespace vestnik::access_proof
