#include "api_school.h"
#include "records/consent_store.h"
#include "records/person_store.h"

namespace vestnik::tests {
namespace {

class FamilyRoutes : public ApiSchool {
 protected:
  FamilyRoutes() : ApiSchool("labinsk") {}
  [[nodiscard]] std::string opt_out_of(PersonId guardian) const {
    return of_anna("/guardians/" + std::to_string(guardian.value) + "/opt-out");
  }
  static Json refusal(bool opted_out, const std::string& from) {
    return {{"opted_out", opted_out}, {"from", from}, {"document", "№ 7"}};
  }
  bool told_on_paper(const std::string& date) {
    bool answer = false;
    school.database().read(school.id, [&](Transaction& transaction) {
      answer = opted_out(transaction, school.mother, school.anna, JournalSchool::day(date));
    });
    return answer;
  }
};

// labinsk-4.4.8, syzran-7.3.6: for each child the state of consent and its date.
TEST_F(FamilyRoutes, ShowTheClassTeacherWhoStandsForAStudentAndWhatWasSigned) {
  const Json consent{{"guardian", school.mother.value}, {"document", "№ 12"}, {"signed_on", "2026-09-10"}};
  expect(201, post(of_anna("/consents"), school.class_teacher, consent));
  expect(200, put(opt_out_of(school.mother), school.class_teacher, refusal(true, "2026-09-14")));
  const Json guardians = expect(200, get(of_anna("/guardians"), school.class_teacher))["guardians"];
  ASSERT_FALSE(guardians.empty());
  const auto mother = std::find_if(guardians.begin(), guardians.end(),
                                   [&](const Json& one) { return one["id"] == school.mother.value; });
  ASSERT_NE(mother, guardians.end());
  EXPECT_EQ((*mother)["sees"], true);
  EXPECT_EQ((*mother)["consents"][0]["signed_on"], "2026-09-10");
  EXPECT_EQ((*mother)["consents"][0]["application"]["document"], "№ 12");
  EXPECT_EQ((*mother)["opt_outs"][0]["from"], "2026-09-14");
  expect(200, get(of_anna("/guardians"), school.administrator));
}

TEST_F(FamilyRoutes, ShowGuardiansToNobodyElse) {
  for (const PersonId reader : {school.mother, school.anna, school.teacher, school.other_teacher}) {
    EXPECT_EQ(problem(get(of_anna("/guardians"), reader)), "access.not_found");
    EXPECT_EQ(problem(put(opt_out_of(school.mother), reader, refusal(true, "2026-09-14"))), "access.not_found");
  }
}

TEST_F(FamilyRoutes, ShowWhatAnAdultStudentPermits) {
  school.write([&](Transaction& transaction) {
    auto anna = *find_person(transaction, school.anna);
    anna.birth_date = JournalSchool::day("2008-09-01");
    update_person(transaction, anna, school.clock().now());
  });
  const auto mothers = [&] {
    const Json all = expect(200, get(of_anna("/guardians"), school.class_teacher))["guardians"];
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [&](const Json& one) { return one["id"] == school.mother.value; }),
              1);
    return *std::find_if(all.begin(), all.end(), [&](const Json& one) { return one["id"] == school.mother.value; });
  };
  EXPECT_EQ(mothers()["sees"], false) << "rights end with the last day of minority";
  const std::string word = of_anna("/guardians/" + std::to_string(school.mother.value) + "/adult-word");
  const Json yes{{"permitted", true}, {"document", "№ 5"}, {"signed_on", "2026-09-14"}};
  EXPECT_EQ(problem(put(word, school.mother, yes)), "access.not_found");
  expect(200, put(word, school.class_teacher, yes));
  EXPECT_EQ(mothers()["sees"], true);
  EXPECT_EQ(mothers()["by_student"], true);
  EXPECT_EQ(problem(put(word, school.administrator, yes)), "journal.adult_word_stands");
}

// yarovoe-4.3.6: a declaration, with its day and paper; and back again.
TEST_F(FamilyRoutes, RecordARefusalOfTheElectronicFormAndItsEnd) {
  expect(200, put(opt_out_of(school.mother), school.class_teacher, refusal(true, "2026-09-14")));
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'opt_out.recorded'"),
            R"({"guardian":)" + std::to_string(school.mother.value) + R"(,"student":1,"opted_out":true})");
  EXPECT_EQ(problem(put(opt_out_of(school.mother), school.class_teacher, refusal(true, "2026-09-14"))),
            "journal.opt_out_stands");
  expect(200, put(opt_out_of(school.mother), school.class_teacher, refusal(false, "2026-10-01")));
  EXPECT_TRUE(told_on_paper("2026-09-30"));
  EXPECT_FALSE(told_on_paper("2026-10-01"));
  EXPECT_EQ(problem(put(opt_out_of(school.vera), school.class_teacher, refusal(true, "2026-09-14"))),
            "journal.not_a_guardian");
}

TEST_F(FamilyRoutes, KeepAParentsOwnWishes) {
  const Json child{{"child", school.anna.value}, {"opted_out", true}, {"from", "2026-09-15"}};
  const Json wishes{{"channel", "email"}, {"opt_outs", {child}}};
  expect(200, put("/api/v1/me/preferences", school.mother, wishes));
  EXPECT_EQ(expect(200, put("/api/v1/me/preferences", school.mother, wishes))["result"]["opt_outs"], Json::array())
      << "a form sent again changes nothing";
  const Json kept = expect(200, get("/api/v1/me/preferences", school.mother));
  EXPECT_EQ(kept["channel"], "email");
  EXPECT_EQ(kept["children"][0]["opt_outs"], Json::array({{{"document", ""}, {"from", "2026-09-15"}}}));
  EXPECT_TRUE(told_on_paper("2026-09-15"));
}

TEST_F(FamilyRoutes, KeepWhichLettersAParentWantsInSms) {
  EXPECT_EQ(expect(200, get("/api/v1/me/preferences", school.mother))["latin_sms"], false);
  expect(200, put("/api/v1/me/preferences", school.mother, {{"latin_sms", true}}));
  const Json kept = expect(200, get("/api/v1/me/preferences", school.mother));
  EXPECT_EQ(kept["latin_sms"], true);
  EXPECT_EQ(kept["last_sms"], (Json{{"messages", 0}, {"parts", 0}, {"parts_in_latin", 0}}));
  expect(200, put("/api/v1/me/preferences", school.mother, {{"channel", "sms"}}));
  EXPECT_EQ(expect(200, get("/api/v1/me/preferences", school.mother))["latin_sms"], true) << "it stands as it was";
  expect(200, put("/api/v1/me/preferences", school.mother, {{"latin_sms", false}}));
  EXPECT_EQ(expect(200, get("/api/v1/me/preferences", school.mother))["latin_sms"], false);
}

TEST_F(FamilyRoutes, KeepHowOftenAParentWantsToHear) {
  expect(200, put("/api/v1/me/preferences", school.mother, {{"pace", "weekly"}}));
  expect(200, put("/api/v1/me/preferences", school.mother, {{"channel", "email"}}));
  EXPECT_EQ(expect(200, get("/api/v1/me/preferences", school.mother))["pace"], "weekly") << "the channel alone changed";
  expect(200, put("/api/v1/me/preferences", school.mother, {{"pace", ""}}));
  EXPECT_FALSE(expect(200, get("/api/v1/me/preferences", school.mother)).contains("pace"));
  EXPECT_EQ(problem(put("/api/v1/me/preferences", school.mother, {{"pace", "hourly"}})), "api.unknown_word");
}

TEST_F(FamilyRoutes, RefuseWishesForAStrangersChildOrInOddWords) {
  const Json stranger{{"child", school.vera.value}, {"opted_out", true}, {"from", "2026-09-15"}};
  EXPECT_EQ(problem(put("/api/v1/me/preferences", school.mother, {{"opt_outs", {stranger}}})),
            "journal.not_a_guardian");
  const Json own{{"child", school.anna.value}, {"opted_out", true}, {"from", "2026-09-15"}};
  EXPECT_EQ(problem(put("/api/v1/me/preferences", school.mother, {{"opt_outs", {own, own}}})), "journal.row_twice");
  EXPECT_EQ(problem(put("/api/v1/me/preferences", school.mother, {{"channel", "pigeon"}})), "api.unknown_word");
  EXPECT_EQ(problem(put("/api/v1/me/preferences", school.mother, {{"channel", "print"}})), "api.unknown_word")
      << "nothing is printed here";
  EXPECT_EQ(problem(put("/api/v1/me/preferences", school.teacher, {{"channel", "sms"}})), "access.forbidden");
}

}  // namespace
}  // namespace vestnik::tests
