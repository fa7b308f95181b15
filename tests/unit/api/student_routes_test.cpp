#include "api_school.h"

namespace vestnik::tests {
namespace {

class StudentRoutes : public ApiSchool {
 protected:
  StudentRoutes() : ApiSchool("labinsk") {}
  [[nodiscard]] Json guardian() const { return {{"guardian", school.mother.value}}; }
};

TEST_F(StudentRoutes, EnterANotice) {
  const Json body{{"kind", "illness"}, {"from", "2026-09-15"}, {"to", "2026-09-16"}, {"reason", "УП"}};
  EXPECT_EQ(expect(201, post(of_anna("/absence-notices"), school.class_teacher, body))["result"]["notice"], 1);
  Json odd = body;
  odd["kind"] = "laziness";
  EXPECT_EQ(problem(post(of_anna("/absence-notices"), school.class_teacher, odd)), "api.unknown_word");
  odd = body;
  odd["from"] = "2026-02-30";
  EXPECT_EQ(problem(post(of_anna("/absence-notices"), school.class_teacher, odd)), "json.bad_date");
  EXPECT_EQ(problem(post(of_anna("/absence-notices"), school.teacher, body)), "access.not_found");
}

TEST_F(StudentRoutes, SetReasons) {
  const Json absent{{"student", school.anna.value}, {"code", "Н"}, {"expected_version", 0}};
  expect(200, post(of_lesson("/attendance"), school.teacher, {{"rows", {absent}}}));
  const Json body{{"rows", {{{"attendance", 1}, {"reason", "УП"}, {"expected_version", 1}}}}};
  const Json answer = expect(200, post(of_anna("/absence-reasons"), school.class_teacher, body));
  EXPECT_EQ(answer["result"]["rows"][0]["reason"], "УП");
  EXPECT_EQ(problem(post(of_anna("/absence-reasons"), school.class_teacher, body)), "journal.stale_version");
  EXPECT_EQ(problem(post(of_anna("/absence-reasons"), school.class_teacher, {{"rows", 7}})), "json.wrong_type");
}

TEST_F(StudentRoutes, ListTheAbsencesOfAClassForWhoGivesTheReasons) {
  Json roll = Json::array();
  for (const PersonId student : {school.anna, school.boris}) {
    roll.push_back({{"student", student.value}, {"code", "Н"}, {"expected_version", 0}});
  }
  expect(200, post(of_lesson("/attendance"), school.teacher, {{"rows", roll}}));
  const std::string list = "/api/v1/groups/" + std::to_string(school.group.value) + "/absences";
  const Json absences = expect(200, get(list, school.class_teacher))["absences"];
  ASSERT_EQ(absences.size(), 2U);
  EXPECT_EQ(absences[0]["student"], school.anna.value);
  EXPECT_EQ(absences[0]["reason"], "");

  // What the list names is what a reason is given to.
  const Json reason{
      {"attendance", absences[0]["attendance"]}, {"reason", "УП"}, {"expected_version", absences[0]["version"]}};
  expect(200, post(of_anna("/absence-reasons"), school.class_teacher, {{"rows", {reason}}}));
  const Json open = expect(200, get(list + "?without_reason=true", school.class_teacher))["absences"];
  ASSERT_EQ(open.size(), 1U);
  EXPECT_EQ(open[0]["student"], school.boris.value);

  for (const PersonId stranger : {school.teacher, school.mother, school.anna}) {
    EXPECT_EQ(problem(get(list, stranger)), "access.not_found");
  }
  EXPECT_EQ(problem(get(list + "?without_reason=yes", school.class_teacher)), "http.not_a_flag");
}

// labinsk-3.11
TEST_F(StudentRoutes, TakeTheConsentBeforeTheCredentials) {
  const Response early = post(of_anna("/credentials"), school.class_teacher, guardian());
  EXPECT_EQ(problem(early), "credentials.consent_first");
  EXPECT_EQ(expect(422, early)["clause"], "3.11");
  Json consent = guardian();
  consent.update({{"document", "№ 12"}, {"signed_on", "2026-09-10"}});
  expect(201, post(of_anna("/consents"), school.class_teacher, consent));
  const Json issued = expect(201, post(of_anna("/credentials"), school.class_teacher, guardian()));
  EXPECT_EQ(issued["activation_code"].get<std::string>().size(), 14U);
  EXPECT_EQ(issued["login"], "anikina.o");
  Json revocation = guardian();
  revocation["revoked_on"] = "2026-09-14";
  expect(201, post(of_anna("/consent-revocations"), school.class_teacher, revocation));
  EXPECT_EQ(problem(post(of_anna("/consent-revocations"), school.class_teacher, revocation)),
            "journal.no_consent_to_revoke");
}

TEST_F(StudentRoutes, TakeAnApplicationOfItsOwnBesideTheConsent) {
  Json consent = guardian();
  consent.update({{"document", "№ 12"}, {"signed_on", "2026-09-10"}});
  consent["application"] = {{"document", "№ 3"}, {"signed_on", "2026-09-30"}};
  EXPECT_EQ(problem(post(of_anna("/consents"), school.class_teacher, consent)), "journal.signed_in_the_future");
  consent["application"]["signed_on"] = "2026-09-11";
  expect(201, post(of_anna("/consents"), school.class_teacher, consent));
}

TEST_F(StudentRoutes, TellTheCodeOnce) {
  Json consent = guardian();
  consent.update({{"document", "№ 12"}, {"signed_on", "2026-09-10"}});
  expect(201, post(of_anna("/consents"), school.class_teacher, consent));
  const auto issue = [&] {
    return call(Method::post, of_anna("/credentials"), school.class_teacher, guardian().dump(), "once");
  };
  EXPECT_TRUE(expect(201, issue()).contains("activation_code"));
  const Response again = issue();
  expect(200, again);
  EXPECT_TRUE(replayed(again));
  EXPECT_EQ(again.body.find("activation_code"), std::string::npos);
}

TEST_F(StudentRoutes, RefuseBodiesThatAreNone) {
  for (const char* tail :
       {"/absence-notices", "/absence-reasons", "/consents", "/consent-revocations", "/credentials", "/calls"}) {
    EXPECT_EQ(problem(post(of_anna(tail), school.class_teacher, Json::object())), "json.missing_member") << tail;
    EXPECT_EQ(problem(call(Method::post, of_anna(tail), school.class_teacher, "{")).substr(0, 5), "json.") << tail;
  }
}

}  // namespace
}  // namespace vestnik::tests
