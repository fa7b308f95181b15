#include <set>

#include "api_school.h"
#include "records/account_store.h"
#include "records/app_password_store.h"
#include "records/audit_verification.h"
#include "records/contact_store.h"
#include "records/event_store.h"
#include "records/guardian_store.h"
#include "records/outside_identity_store.h"
#include "records/person_store.h"
#include "records/program_token_store.h"
#include "records/session_store.h"

namespace vestnik::tests {
namespace {

class PrivacyRoutes : public ApiSchool {
 protected:
  PrivacyRoutes() : ApiSchool("labinsk") {}
  [[nodiscard]] static std::string staff(PersonId person, std::string_view what) {
    return "/api/v1/staff/" + std::to_string(person.value) + "/" + std::string{what};
  }
  [[nodiscard]] std::string guardian(PersonId person, std::string_view tail = {}) const {
    return of_anna("/guardians/" + std::to_string(person.value) + std::string{tail});
  }
  bool reads_diary(PersonId who) {
    bool answer = false;
    school.database().read(school.id, [&](Transaction& transaction) {
      answer =
          school.access().allow(transaction, school.actor(who), {"diary", "view"}, Object::student(school.anna)).ok();
    });
    return answer;
  }
  /// A father with an address and papers of his own; what he has must be nowhere in the mother's answers.
  PersonId father() {
    PersonId added;
    school.write([&](Transaction& transaction) {
      added = add_person(transaction, {{}, "Канареев", "Отец", "", std::nullopt, ""}, school.clock().now());
      add_guardianship(transaction,
                       {0, added, school.anna, "father", "КАНАРЕЙКА-СУД", true, true, true,
                        JournalSchool::day("2026-09-01"), std::nullopt},
                       school.clock().now());
      add_contact(transaction,
                  {0, added, "email", "canary@example.org", "confirmed", JournalSchool::day("2026-09-01"), {}},
                  school.clock().now());
    });
    return added;
  }
};

// labinsk-3.14b, labinsk-3.14a: the page lists the persons with powers and the date set, and who has not signed.
TEST_F(PrivacyRoutes, ListWhoWorksWithPersonalDataByWhichOrderAndWhoHasSigned) {
  const auto before = expect(200, get("/api/v1/personal-data/staff", school.administrator));
  const std::int64_t unsigned_yet = before["without_agreement"];
  EXPECT_EQ(unsigned_yet, static_cast<std::int64_t>(before["staff"].size()));
  const Json paper{{"signed", true}, {"document", "№ 3"}, {"dated", "2026-09-01"}};
  expect(200, put(staff(school.teacher, "agreement"), school.administrator, paper));
  expect(200, put(staff(school.class_teacher, "data-powers"), school.administrator,
                  {{"powers", "ведёт личные карточки"}, {"order", "№ 84"}, {"dated", "2026-09-01"}}));
  const auto after = expect(200, get("/api/v1/personal-data/staff", school.deputy_head));
  EXPECT_EQ(after["without_agreement"], unsigned_yet - 1);
  for (const Json& one : after["staff"]) {
    EXPECT_EQ(one.contains("agreement"), one["id"] == school.teacher.value) << one;
    EXPECT_EQ(one.contains("powers"), one["id"] == school.class_teacher.value) << one;
    const Json order = one.value("order", Json{{"document", "№ 84"}, {"dated", "2026-09-01"}});
    EXPECT_EQ(order, (Json{{"document", "№ 84"}, {"dated", "2026-09-01"}}));
  }
}

TEST_F(PrivacyRoutes, TakeAnAgreementOnceAndFromTheStaffAlone) {
  const Json paper{{"signed", true}, {"document", "№ 3"}, {"dated", "2026-09-14"}};
  EXPECT_EQ(problem(put(staff(school.mother, "agreement"), school.administrator, paper)), "journal.not_of_the_staff");
  expect(200, put(staff(school.teacher, "agreement"), school.administrator, paper));
  EXPECT_EQ(problem(put(staff(school.teacher, "agreement"), school.administrator, paper)), "journal.agreement_stands");
  Json ended = paper;
  ended["signed"] = false;
  expect(200, put(staff(school.teacher, "agreement"), school.administrator, ended));
  EXPECT_EQ(problem(put(staff(school.teacher, "agreement"), school.class_teacher, paper)), "access.not_found");
  EXPECT_EQ(problem(get("/api/v1/personal-data/staff", school.teacher)), "access.forbidden");
}

// labinsk-4.2.15: a parent sees a child only after the administrator attached them; others cannot attach.
TEST_F(PrivacyRoutes, AttachAParentByTheAdministratorAlone) {
  const Json paper{{"guardian", school.secretary.value},
                   {"relation", "guardian"},
                   {"document", "№ 1"},
                   {"is_told", true},
                   {"sees", true},
                   {"writes", true}};
  EXPECT_FALSE(reads_diary(school.secretary));
  for (const PersonId who : {school.class_teacher, school.teacher, school.mother, school.secretary}) {
    EXPECT_EQ(problem(post(of_anna("/guardians"), who, paper)), "access.not_found");
  }
  EXPECT_FALSE(reads_diary(school.secretary));
  expect(201, post(of_anna("/guardians"), school.administrator, paper));
  EXPECT_TRUE(reads_diary(school.secretary));
  EXPECT_EQ(problem(post(of_anna("/guardians"), school.administrator, paper)), "journal.stands_already");
}

TEST_F(PrivacyRoutes, AttachAPersonNobodyKnewBefore) {
  const Json person{{"last_name", "Савин"}, {"first_name", "Пётр"}};
  const Json paper{{"person", person}, {"relation", "father"}, {"document", ""},
                   {"is_told", true},  {"sees", true},         {"writes", false}};
  const PersonId added{expect(201, post(of_anna("/guardians"), school.administrator, paper))["result"]["guardian"]};
  EXPECT_TRUE(reads_diary(added));
  EXPECT_EQ(problem(post(
                of_anna("/guardians"), school.administrator,
                Json{{"relation", "father"}, {"document", ""}, {"is_told", true}, {"sees", true}, {"writes", false}})),
            "json.missing_member");
}

TEST_F(PrivacyRoutes, ABarredParentIsAStrangerAtOnce) {
  EXPECT_TRUE(reads_diary(school.mother));
  expect(201, post(of_anna("/corrections"), school.mother, {{"wish", "Отчество"}}));
  EXPECT_EQ(expect(200, get("/api/v1/corrections", school.mother))["own"].size(), 1U);
  const Json barred{{"is_told", false}, {"sees", false}, {"writes", false}, {"document", "решение суда"}};
  EXPECT_EQ(problem(put(guardian(school.mother), school.class_teacher, barred)), "access.not_found");
  expect(200, put(guardian(school.mother), school.administrator, barred));
  EXPECT_FALSE(reads_diary(school.mother));
  EXPECT_EQ(problem(get("/api/v1/corrections", school.mother)), "access.forbidden") << "no parent's door is left";
  const std::string stranger = problem(post(of_anna("/personal-data"), school.outsider, Json::object()));
  EXPECT_EQ(problem(post(of_anna("/personal-data"), school.mother, Json::object())), stranger);
  EXPECT_EQ(problem(post(of_anna("/corrections"), school.mother, {{"wish", "что-то"}})), stranger);
  school.database().read(school.id, [&](Transaction& transaction) {
    EXPECT_TRUE(told_about(transaction, school.anna, JournalSchool::day("2026-09-14")).empty());
  });
  expect(200, put(guardian(school.mother), school.administrator,
                  {{"is_told", true}, {"sees", true}, {"writes", true}, {"document", "отмена"}}));
  EXPECT_TRUE(reads_diary(school.mother));
}

TEST_F(PrivacyRoutes, PrintTheFamilysPapersFilledIn) {
  for (const std::string_view form : {"consent", "consent-withdrawal", "opt-out", "opt-out-end", "adult-word"}) {
    const Response page = get(guardian(school.mother, "/forms/" + std::string{form}), school.class_teacher);
    ASSERT_EQ(page.status, 200) << form;
    EXPECT_EQ(page.content_type, "text/html; charset=utf-8");
    const std::string mother =
        school.text("SELECT last_name FROM person WHERE institution_id = $1 AND id = $2", {school.id, school.mother});
    EXPECT_NE(page.body.find(mother), std::string::npos) << form;
    EXPECT_EQ(page.body.find("{{"), std::string::npos) << form;
  }
  EXPECT_EQ(problem(get(guardian(school.mother, "/forms/other"), school.class_teacher)), "access.not_found");
  EXPECT_EQ(problem(get(guardian(school.vera, "/forms/consent"), school.class_teacher)), "access.not_found");
  EXPECT_EQ(problem(get(guardian(school.mother, "/forms/consent"), school.other_teacher)), "access.not_found");
  EXPECT_EQ(problem(get(guardian(school.mother, "/forms/consent"), school.mother)), "access.not_found");
}

class PersonalData : public PrivacyRoutes {
 protected:
  [[nodiscard]] static std::string of_person(PersonId person, std::string_view tail) {
    return "/api/v1/people/" + std::to_string(person.value) + std::string{tail};
  }
  std::set<std::string> meanings(const Json& extract) {
    std::set<std::string> found;
    for (const Json& section : extract["sections"]) found.insert(section["meaning"].get<std::string>());
    return found;
  }
};

TEST_F(PersonalData, IsHandedOutWithNothingAboutAnybodyElse) {
  expect(201, post(of_anna("/corrections"), father(), {{"wish", "Канареев переехал"}}));
  expect(200, post(of_lesson("/marks"), school.teacher, five()));
  const Response of_child = post(of_anna("/personal-data"), school.mother, Json::object());
  const Json child = expect(200, of_child);
  EXPECT_TRUE(meanings(child).contains("Оценки"));
  EXPECT_TRUE(meanings(child).contains("Кто представляет ученика"));
  const Response own = post(of_person(school.mother, "/personal-data"), school.mother, Json::object());
  EXPECT_TRUE(meanings(expect(200, own)).contains("Представляет ученика"));
  const Response page = post(of_anna("/personal-data?as=page"), school.mother, Json::object());
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(page.body.find("Оценки"), std::string::npos);
  for (const Response* answer : {&of_child, &own, &page}) {
    for (const std::string_view canary : {"Канареев", "canary", "КАНАРЕЙКА"}) {
      EXPECT_EQ(answer->body.find(canary), std::string::npos) << canary << " in " << answer->body;
    }
  }
}

TEST_F(PersonalData, LeavesATraceEachTimeItIsHandedOut) {
  for (int time = 0; time < 2; ++time)
    expect(200, call(Method::post, of_anna("/personal-data"), school.mother, "{}", "the same key"));
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM event WHERE type = 'personal_data.exported'"), 2)
      << "a repeated call reads what is kept by then";
}

TEST_F(PersonalData, IsNobodyElsesAndTheAuditKeepsWhoAsked) {
  EXPECT_EQ(problem(post(of_anna("/personal-data"), school.outsider, Json::object())), "access.not_found");
  EXPECT_EQ(problem(post(of_person(school.mother, "/personal-data"), school.teacher, Json::object())),
            "access.not_found");
  EXPECT_EQ(problem(post(of_person(school.mother, "/personal-data"), school.class_teacher, Json::object())),
            "access.not_found");
  expect(200, post(of_person(school.mother, "/personal-data"), school.administrator, Json::object()));
  EXPECT_EQ(school.text("SELECT payload FROM event WHERE type = 'personal_data.exported'"),
            R"({"person":)" + std::to_string(school.mother.value) + "}");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM idempotency WHERE answer LIKE '%sections%'"), 0);
}

// syzran-7.2.10b: entered within three days after the notice; the last second of the third day is in time.
TEST_F(PersonalData, IsCorrectedOnRequestWithinThreeDays) {
  const Json filed = expect(201, post(of_anna("/corrections"), school.mother, {{"wish", "Отчество — Ильинична"}}));
  EXPECT_EQ(filed["result"]["due_on"], "2026-09-17");
  const auto waiting = [&](PersonId who) { return expect(200, get("/api/v1/corrections", who))["to_answer"]; };
  EXPECT_EQ(waiting(school.administrator).size(), 1U);
  EXPECT_EQ(waiting(school.class_teacher).size(), 1U) << "of the own class";
  EXPECT_EQ(waiting(school.other_teacher).size(), 0U);
  EXPECT_EQ(waiting(school.mother).size(), 0U);
  school.now("2026-09-17", "23:59");
  EXPECT_EQ(waiting(school.administrator)[0]["late"], false);
  school.now("2026-09-18", "00:00");
  EXPECT_EQ(waiting(school.administrator)[0]["late"], true);
  const std::string answer = of_person(school.anna, "/corrections/1/answer");
  EXPECT_EQ(problem(post(answer, school.mother, {{"done", true}, {"answer", ""}})), "access.not_found");
  EXPECT_EQ(problem(post(of_person(school.vera, "/corrections/1/answer"), school.administrator,
                         {{"done", true}, {"answer", ""}})),
            "access.not_found");
  expect(200, post(answer, school.administrator, {{"done", true}, {"answer", "Исправлено"}}));
  EXPECT_EQ(problem(post(answer, school.administrator, {{"done", true}, {"answer", ""}})), "journal.correction_closed");
  const Json own = expect(200, get("/api/v1/corrections", school.mother))["own"];
  EXPECT_EQ(own[0]["state"], "done");
  EXPECT_EQ(own[0]["answer"], "Исправлено");
}

TEST_F(PersonalData, OfARequestIsNotTheOtherParents) {
  const PersonId other = father();
  expect(201, post(of_anna("/corrections"), school.mother, {{"wish", "Адрес матери"}}));
  EXPECT_EQ(expect(200, get("/api/v1/corrections", other))["own"].size(), 0U);
}

TEST_F(PersonalData, NamesWhenAndFromWhereItsOwnerSignedIn) {
  school.write([&](Transaction& transaction) {
    const Instant now = school.clock().now();
    const auto known = find_account_by_person(transaction, school.mother);
    const AccountId account = known ? known->id : add_account(transaction, school.mother, "mother", "", now);
    add_sign_in(transaction, account, {0, now, {"192.0.2.7", "Firefox, Windows"}, "opened"}, now);
    transaction.execute(
        "INSERT INTO second_factor (institution_id, account_id, sealed, begun_at, confirmed_at, last_step) "
        "VALUES ($1, $2, 'КАНАРЕЙКА', $3, $3, 0)",
        {school.id, account, now});
    transaction.execute(
        "INSERT INTO recovery_code (institution_id, account_id, code_digest) VALUES ($1, $2, 'КАНАРЕЙКА')",
        {school.id, account});
  });
  const Response own = post(of_person(school.mother, "/personal-data"), school.mother, Json::object());
  const auto told = meanings(expect(200, own));
  for (const char* meaning : {"История входов", "Второй способ подтверждения входа", "Запасные коды для входа"})
    EXPECT_TRUE(told.contains(meaning)) << meaning;
  EXPECT_NE(own.body.find("192.0.2.7"), std::string::npos);
  EXPECT_EQ(own.body.find("КАНАРЕЙКА"), std::string::npos) << "secrets stay here";
}

/// Anna has left; her lessons of September 2026 are kept until 2033.
class Erasure : public PersonalData {
 protected:
  Erasure() {
    expect(200, post(of_lesson("/marks"), school.teacher, five()));
    expect(201, post(of_anna("/corrections"), school.mother, {{"wish", "КАНАРЕЙКА"}}));
  }
  void leaves() {
    school.write([&](Transaction& transaction) {
      transaction.execute("UPDATE membership SET valid_to = '2026-09-30' WHERE institution_id = $1 AND student_id = $2",
                          {school.id, school.anna});
    });
  }
  Response erase(std::string_view dated = "2026-09-14") {
    return post(of_person(school.anna, "/erasures"), school.administrator,
                {{"number", "№ 1"}, {"dated", dated}, {"ground", "истёк срок хранения"}});
  }
};

// syzran-9.2a (partial: of one person's data), otradny-5.1 (partial: as above): not before five years, then under an
// act.
TEST_F(Erasure, IsRefusedWhileTheLawWantsItKept) {
  EXPECT_EQ(problem(erase()), "privacy.still_here");
  leaves();
  school.now("2026-10-01", "12:00");
  const Response kept = erase();
  EXPECT_EQ(problem(kept), "privacy.kept_until");
  EXPECT_NE(kept.body.find("01.01.2033"), std::string::npos) << kept.body;
  school.now("2032-12-31", "23:59");
  EXPECT_EQ(problem(erase()), "privacy.kept_until");
  EXPECT_EQ(school.rows("erasure_act"), 0);
  school.now("2033-01-01", "00:00");
  expect(201, erase());
}

TEST_F(Erasure, LeavesTheActAndAWholeAuditAndNothingOfThePerson) {
  leaves();
  school.now("2033-01-01", "12:00");
  const Json act = expect(201, erase())["result"];
  EXPECT_EQ(act["keeps_summary"], false);
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM mark WHERE student_id = $1", {school.anna}), 0);
  EXPECT_EQ(school.text("SELECT last_name || first_name FROM person WHERE id = $1", {school.anna}), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM audit_payload WHERE payload LIKE '%КАНАРЕЙКА%'"), 0);
  EXPECT_EQ(school.text("SELECT number || ' ' || ground FROM erasure_act"), "№ 1 истёк срок хранения");
  AuditReport report;
  school.database().read(school.id, [&](Transaction& transaction) { report = verify_audit(transaction); });
  EXPECT_EQ(report.first_broken, 0) << "the chain is whole";
  EXPECT_GT(report.erased, 0);
  EXPECT_EQ(problem(erase()), "privacy.erased_already");
}

TEST_F(Erasure, TakesAwayWhatThePersonSignedInWith) {
  school.write([&](Transaction& transaction) {
    const Instant now = school.clock().now();
    const auto known = find_account_by_person(transaction, school.anna);
    const AccountId account = known ? known->id : add_account(transaction, school.anna, "anna", "", now);
    add_sign_in(transaction, account, {0, now, {"192.0.2.7", "program"}, "opened"}, now);
    add_program_token(transaction, {account, school.anna, "мост", "digest", {{"diary", "view"}}, now, now});
    add_app_password(transaction, {next_app_password(transaction), account, school.anna, "телефон", "sealed", now,
                                   std::nullopt, ""});
    add_identity(transaction, account, school.anna, {"https://id.example", "1"}, school.administrator, now);
  });
  leaves();
  school.now("2033-01-01", "12:00");
  expect(201, erase());
  for (const char* table : {"sign_in", "program_token", "program_token_permission", "app_password", "outside_identity"})
    EXPECT_EQ(school.rows(table), 0) << table;
}

// syzran-9.2d (partial: of one person's data), otradny-5.9 (partial: as above): final grades stay twenty-five years.
TEST_F(Erasure, KeepsFinalGradesWithTheirNameForTwentyFiveYears) {
  school.write([&](Transaction& transaction) {
    transaction.execute(
        "INSERT INTO final_mark (institution_id, id, student_id, group_id, subject_id, period_id, value, late, "
        "version, changed_at, changed_by) VALUES ($1, 1, $2, $3, $4, $5, '5', 0, 1, 0, $6)",
        {school.id, school.anna, school.group, school.algebra, school.period, school.teacher});
  });
  leaves();
  school.now("2033-01-01", "12:00");
  EXPECT_EQ(expect(201, erase())["result"]["keeps_summary"], true);
  EXPECT_EQ(school.rows("final_mark"), 1);
  EXPECT_NE(school.text("SELECT last_name FROM person WHERE id = $1", {school.anna}), "");
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM mark WHERE student_id = $1", {school.anna}), 0);
}

}  // namespace
}  // namespace vestnik::tests
