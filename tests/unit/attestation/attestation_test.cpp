#include "plugins/attestation/migrations.h"
#include "plugins/attestation/result_events.h"
#include "plugins/attestation/routes.h"
#include "support/cabinet/recording_school.h"

namespace vestnik::tests {
namespace {

constexpr PersonId head_of_agronomy{40};
constexpr PersonId dispatcher{41};
constexpr PersonId secretary{42};

class AttestationSchool : public RecordingSchool {
 protected:
  AttestationSchool() : routes_(host_) {
    school_.migrate("attestation", attestation::migrations());
    routes_.contribute();
    school_.run("UPDATE study_group SET department = 'Агрономия' WHERE id = 1");
    school_.run("UPDATE study_group SET department = 'Механизация' WHERE id = 2");
    add_person(head_of_agronomy, "head_of_department", "'group', 1");
    add_person(dispatcher, "dispatcher", "'institution', 0");
    add_person(secretary, "secretary", "'institution', 0");
    school_.run(
        "INSERT INTO study_period (institution_id, id, kind, number, starts, ends, order_number, recorded_at) "
        "VALUES (1, 77, 'semester', 1, '2026-09-01', '2026-12-30', '1', 0)");
  }
  void add_person(PersonId person, const std::string& role, const std::string& scope) {
    const std::string id = std::to_string(person.value);
    school_.run("INSERT INTO person VALUES (1, " + id + ", 'Смирнов', 'Пётр', '', NULL, NULL, 'с', 'с', 0)");
    school_.run(
        "INSERT INTO role_grant (institution_id, id, person_id, role, scope_kind, scope_id, valid_from, "
        "valid_to, order_number, recorded_at) VALUES (1, " +
        id + ", " + id + ", '" + role + "', " + scope + ", '2026-09-01', NULL, '', 0)");
  }
  void of_institution(const std::string& code) {
    const auto loaded =
        load_regulation_file(std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/" + code + ".lua");
    ASSERT_TRUE(loaded.regulation);
    host_.book().regulation = loaded.regulation;
  }
  static std::string body(const std::string& kind, PersonId student, const std::string& value,
                          const std::string& sheet = "", int version = 0) {
    return R"({"subject":1,"period":77,"kind":")" + kind + R"(","sheet":")" + sheet + R"(","rows":[{"student":)" +
           std::to_string(student.value) + R"(,"value":)" + value + R"(,"expected_version":)" +
           std::to_string(version) + "}]}";
  }
  Response enter(PersonId who, GroupId group, const std::string& body) {
    return host_.call(Method::put, "/api/v1/groups/" + std::to_string(group.value) + "/attestation", who, body, key());
  }
  /// "code clause" of a refusal.
  std::string refused(const Response& response) {
    const auto problem = nlohmann::json::parse(response.body);
    return problem.value("code", "") + " " + problem.value("clause", "");
  }
  nlohmann::json results_of(PersonId reader, PersonId student) {
    return expect(200,
                  host_.get("/api/v1/students/" + std::to_string(student.value) + "/attestation", reader))["results"];
  }

  attestation::AttestationRoutes routes_;
};

// usolye-4.5.3: the head enters results of the own department; for another one, or by a teacher, it is refused.
TEST_F(AttestationSchool, AHeadOfDepartmentEntersExamsOfTheOwnDepartmentOnly) {
  of_institution("usolye");
  expect(200, enter(head_of_agronomy, class_7a, body("exam", egor, R"("4")")));
  EXPECT_EQ(refused(enter(head_of_agronomy, class_7b, body("exam", masha, R"("4")"))), "access.not_found ")
      << "the order does not reach there";
  EXPECT_EQ(refused(enter(algebra_teacher, class_7a, body("credit", egor, R"("4")"))),
            "attestation.not_entered_by_you 4.5.3");
  EXPECT_EQ(enter(egors_mother, class_7a, body("exam", egor, R"("5")")).status, 404);
  EXPECT_EQ(results_of(egor, egor)[0]["value"], "4");
  EXPECT_EQ(results_of(egors_mother, egor)[0]["kind"], "exam");
  EXPECT_EQ(host_.get("/api/v1/students/11/attestation", egors_mother).status, 404) << "a stranger's child";
}

// otradny-4.disp.5: a teacher's grade of the state attestation is refused; the dispatcher's needs its sheet.
TEST_F(AttestationSchool, TheDispatcherEntersModulesAndStateAttestationFromASheet) {
  of_institution("otradny");
  EXPECT_EQ(refused(enter(algebra_teacher, class_7a, body("state", egor, R"("5")", "№ 12"))),
            "attestation.not_entered_by_you 4, диспетчер, 5");
  EXPECT_EQ(refused(enter(secretary, class_7a, body("module", egor, R"("5")", "№ 12"))),
            "attestation.not_entered_by_you 4, диспетчер, 5");
  EXPECT_EQ(refused(enter(dispatcher, class_7a, body("state", egor, R"("5")", "  "))),
            "attestation.sheet_required 4, диспетчер, 5");
  expect(200, enter(dispatcher, class_7a, body("state", egor, R"("5")", "№ 12")));
  const auto sheet = expect(200, host_.get("/api/v1/groups/1/attestation?subject=1&period=77&kind=state", director));
  EXPECT_EQ(sheet["results"][0]["sheet"], "№ 12");
  expect(200, enter(algebra_teacher, class_7a, body("exam", egor, R"("4")")));
}

// roles.scopes: the head of a subject reads its sheets in every class and no other sheet, as a teacher reads the own.
TEST_F(AttestationSchool, ASheetIsReadByTheHeadOfItsSubjectAndByWhoTeachesIt) {
  constexpr PersonId head_of_algebra{43};
  add_person(head_of_algebra, "head_of_department", "'subject', 1");
  const auto asked = [&](PersonId who, int group, int subject) {
    return host_
        .get("/api/v1/groups/" + std::to_string(group) + "/attestation?subject=" + std::to_string(subject) +
                 "&period=77",
             who)
        .status;
  };
  EXPECT_EQ(asked(head_of_algebra, 1, 1), 200);
  EXPECT_EQ(asked(head_of_algebra, 1, 2), 404) << "another subject";
  EXPECT_EQ(asked(algebra_teacher, 1, 1), 200);
  EXPECT_EQ(asked(algebra_teacher, 1, 2), 404) << "taught by somebody else";
  EXPECT_EQ(asked(head_of_agronomy, 1, 2), 200) << "the own department";
  EXPECT_EQ(asked(head_of_agronomy, 2, 1), 404) << "another department";
  EXPECT_EQ(enter(head_of_algebra, class_7a, body("exam", egor, R"("4")")).status, 404)
      << "results are entered by the department";
}

TEST_F(AttestationSchool, AResultIsVersionedAndCanBeTakenAway) {
  of_institution("usolye");
  expect(200, enter(head_of_agronomy, class_7a, body("exam", egor, R"("3")")));
  EXPECT_EQ(refused(enter(head_of_agronomy, class_7a, body("exam", egor, R"("4")"))), "journal.stale_version ");
  expect(200, enter(head_of_agronomy, class_7a, body("exam", egor, R"("4")", "", 1)));
  expect(200, enter(head_of_agronomy, class_7a, body("exam", egor, "null", "", 2)));
  EXPECT_TRUE(results_of(egor, egor).empty());
  std::vector<std::string> kept;
  school_.database().read(school, [&](Transaction& tx) {
    tx.query("SELECT value FROM p_attestation_version WHERE institution_id = $1 ORDER BY version", {school},
             [&](const Row& row) { kept.push_back(row.string(0)); });
  });
  EXPECT_EQ(kept, (std::vector<std::string>{"3", "4", ""}));
  EXPECT_EQ(events("attestation.entered").front().payload, R"({"rows":[{"result":1,"student":10,"version":1}]})");
}

// usolye-7.3: an entered exam result is visible and announced at once; what nobody published in time shows to the head
// of department (tests/unit/schedule/duty_matters_test.cpp).
TEST_F(AttestationSchool, AnEnteredResultIsVisibleAndAnnouncedAtOnce) {
  of_institution("usolye");
  expect(200, enter(head_of_agronomy, class_7a, body("exam", egor, R"("4")")));
  EXPECT_EQ(results_of(egors_mother, egor)[0]["value"], "4");
  const auto entered = events("attestation.entered");
  ASSERT_EQ(entered.size(), 1U);
  school_.database().read(school, [&](Transaction& tx) {
    const EventAudience to = attestation::audience_of(tx, entered.front());
    EXPECT_EQ(to.name, "attestation_result");
    EXPECT_EQ(to.student, egor);
    EXPECT_TRUE(to.groups.empty());
    EXPECT_EQ(to.fact_version, 1);
    const TemplateData words = attestation::words_of(tx, to.fact);
    EXPECT_EQ(words.text.at("discipline"), "Алгебра");
    EXPECT_EQ(words.text.at("attested_group"), "7-А");
  });
}

TEST_F(AttestationSchool, ResultsOfAWholeSheetAreOneNoticeToTheGroup) {
  of_institution("usolye");
  expect(200, enter(head_of_agronomy, class_7a, body("exam", egor, R"("4")")));
  Event sheet = events("attestation.entered").front();
  sheet.payload = R"({"rows":[{"result":1,"student":10,"version":2},{"result":2,"student":12,"version":1}]})";
  school_.database().read(school, [&](Transaction& tx) {
    const EventAudience to = attestation::audience_of(tx, sheet);
    EXPECT_FALSE(to.student);
    EXPECT_EQ(to.groups, std::vector{class_7a});
    EXPECT_FALSE(to.staff);
    EXPECT_TRUE(to.students && to.parents);
    EXPECT_EQ(to.fact_version, 2) << "whoever heard of the first hears of the correction";
  });
}

TEST_F(AttestationSchool, WhoIsNotOnTheListAndGradesOutsideTheScaleAreRefused) {
  of_institution("usolye");
  EXPECT_EQ(refused(enter(head_of_agronomy, class_7a, body("exam", masha, R"("4")"))), "journal.student_not_in_group ");
  EXPECT_EQ(refused(enter(head_of_agronomy, class_7a, body("exam", egor, R"("9")"))), "marks.outside_scale 2.1");
  EXPECT_EQ(enter(head_of_agronomy, class_7a, body("period", egor, R"("4")")).status, 422);
  expect(200, enter(head_of_agronomy, class_7a, body("exam", egor, R"("н/а")")));
}

}  // namespace
}  // namespace vestnik::tests
