#include "api_school.h"
#include "journal/contact_desk.h"
#include "records/audience_store.h"

namespace vestnik::tests {
namespace {

class ContactRoutes : public ApiSchool {
 protected:
  [[nodiscard]] static std::string of(PersonId person, std::string_view tail = {}) {
    return "/api/v1/people/" + std::to_string(person.value) + "/contacts" + std::string{tail};
  }
  static Json phone(const char* number = "+79270000001") { return {{"kind", "phone"}, {"value", number}}; }
  /// The contact's number.
  std::int64_t entered(PersonId who, PersonId whose, const Json& what) {
    return expect(201, post(of(whose), who, what))["result"]["contact"].get<std::int64_t>();
  }
  std::string refused(PersonId who, PersonId whose, const Json& what) { return problem(post(of(whose), who, what)); }
  Response confirm(PersonId who, PersonId whose, std::int64_t contact) {
    return call(Method::post, of(whose, "/" + std::to_string(contact) + "/confirmation"), who);
  }
  Response close(PersonId who, PersonId whose, std::int64_t contact) {
    return call(Method::del, of(whose, "/" + std::to_string(contact)), who);
  }
  /// Where messages of a kind go today.
  std::string reached(PersonId person, std::string_view kind = "phone") {
    std::string address;
    school.database().read(school.id, [&](Transaction& transaction) {
      address = reach_of(transaction, person, JournalSchool::day("2026-09-14")).address(kind);
    });
    return address;
  }
  void give_up(PersonId person, std::string_view address) {
    school.write([&](Transaction& transaction) { mark_contact_dead(transaction, person, address); });
  }
};

TEST_F(ContactRoutes, WhatTheSchoolEntersIsUsedAtOnce) {
  for (const PersonId who : {school.administrator, school.class_teacher}) {
    for (const PersonId whose : {school.mother, school.boris}) {
      const std::int64_t contact = entered(who, whose, phone());
      EXPECT_EQ(reached(whose), "+79270000001");
      const Json held = expect(200, get(of(whose), who))["contacts"];
      ASSERT_EQ(held.size(), 1U);
      EXPECT_EQ(held[0]["id"], contact);
      EXPECT_EQ(held[0]["state"], "confirmed");
      EXPECT_EQ(held[0]["from"], "2026-09-14");
      expect(200, close(who, whose, contact));
      EXPECT_EQ(reached(whose), "");
      EXPECT_EQ(expect(200, get(of(whose), who))["contacts"].size(), 0U);
      EXPECT_EQ(problem(close(who, whose, contact)), "journal.no_such_contact");
    }
  }
}

TEST_F(ContactRoutes, WhatAPersonEntersWaitsForTheSchool) {
  const std::int64_t contact = entered(school.mother, school.mother, phone());
  EXPECT_EQ(reached(school.mother), "") << "a stranger's telephone would read about the child";
  EXPECT_EQ(expect(200, get(of(school.mother), school.mother))["contacts"][0]["state"], "unconfirmed");
  EXPECT_EQ(refused(school.mother, school.mother, phone()), "journal.contact_stands");
  EXPECT_EQ(problem(confirm(school.mother, school.mother, contact)), "access.not_found");
  expect(200, confirm(school.class_teacher, school.mother, contact));
  EXPECT_EQ(reached(school.mother), "+79270000001");
  EXPECT_EQ(problem(confirm(school.class_teacher, school.mother, contact)), "journal.contact_stands");
  expect(200, close(school.mother, school.mother, contact));
  EXPECT_EQ(reached(school.mother), "");
}

TEST_F(ContactRoutes, TheSchoolsPaperConfirmsWhatAPersonEntered) {
  const std::int64_t contact = entered(school.mother, school.mother, phone());
  EXPECT_EQ(entered(school.class_teacher, school.mother, phone()), contact);
  EXPECT_EQ(reached(school.mother), "+79270000001");
}

TEST_F(ContactRoutes, ADeadAddressEnteredAnewIsOpenAgain) {
  const std::int64_t contact = entered(school.class_teacher, school.mother, phone());
  for (const PersonId who : {school.class_teacher, school.mother}) {
    give_up(school.mother, "+79270000001");
    EXPECT_EQ(reached(school.mother), "");
    EXPECT_EQ(entered(who, school.mother, phone()), contact);
    EXPECT_EQ(reached(school.mother), "+79270000001");
  }
  EXPECT_EQ(refused(school.class_teacher, school.mother, phone()), "journal.contact_stands");
}

TEST_F(ContactRoutes, AForeignPersonAnswersLikeOneThatDoesNotExist) {
  const std::int64_t contact = entered(school.administrator, school.mother, phone());
  const PersonId nobody{123456};
  for (const PersonId reader : {school.teacher, school.other_teacher, school.anna, school.secretary}) {
    for (const PersonId whose : {school.mother, nobody}) {
      EXPECT_EQ(problem(get(of(whose), reader)), "access.not_found");
      EXPECT_EQ(refused(reader, whose, phone("+79270000009")), "access.not_found");
      EXPECT_EQ(problem(confirm(reader, whose, contact)), "access.not_found");
      EXPECT_EQ(problem(close(reader, whose, contact)), "access.not_found");
    }
  }
  EXPECT_EQ(problem(get(of(school.outsider), school.class_teacher)), "access.not_found");
  EXPECT_EQ(problem(get(of(nobody), school.administrator)), "access.not_found");
  EXPECT_EQ(problem(close(school.administrator, school.boris, contact)), "journal.no_such_contact");
  EXPECT_EQ(reached(school.mother), "+79270000001");
}

TEST_F(ContactRoutes, AnotherGuardiansAddressesStayAsTheyAre) {
  entered(school.administrator, school.mother, phone());
  entered(school.administrator, school.boris, phone());
  give_up(school.mother, "+79270000001");
  EXPECT_EQ(reached(school.boris), "+79270000001");
}

TEST_F(ContactRoutes, OddAddressesAreRefusedWithTheReason) {
  const auto answer = [&](const char* kind, const std::string& value) {
    return refused(school.administrator, school.mother, {{"kind", kind}, {"value", value}});
  };
  for (const char* odd :
       {"", "89270000001", "+7 927 000-00-01", "+0123456789", "+7927000000123456", "+7927\n0000001"}) {
    EXPECT_EQ(answer("phone", odd), "journal.contact_bad_phone") << odd;
  }
  for (const char* odd : {"anna", "анна@школа.рф", "a@b c", "a@b\r\nBcc:x@y.ru", "@b.ru"}) {
    const std::string code = answer("email", odd);
    EXPECT_TRUE(code == "journal.contact_bad_email" || code == "json.bad_text") << odd << " " << code;
  }
  EXPECT_EQ(answer("telegram", ""), "journal.contact_bad");
  EXPECT_EQ(answer("telegram", std::string(201, '1')), "journal.contact_bad");
  EXPECT_EQ(answer("telegram", "1\n2"), "journal.contact_bad");
  EXPECT_EQ(answer("pigeon", "1"), "journal.contact_kind_unknown");
  EXPECT_EQ(school.rows("contact"), 0);
}

TEST_F(ContactRoutes, NobodyNeedsMoreThanTen) {
  for (int at = 0; at < 10; ++at) {
    entered(school.administrator, school.mother, phone(("+7927000000" + std::to_string(at)).c_str()));
  }
  EXPECT_EQ(refused(school.administrator, school.mother, phone("+79270000099")), "journal.contacts_too_many");
}

TEST_F(ContactRoutes, TheEventHoldsNumbersOnly) {
  entered(school.administrator, school.mother, {{"kind", "email"}, {"value", "mother@example.org"}});
  const std::string payload = school.text("SELECT payload FROM event WHERE type = 'contact.recorded'");
  EXPECT_EQ(payload,
            R"({"person":)" + std::to_string(school.mother.value) + R"(,"contact":1,"kind":"email","did":"added"})");
}

class ContactsOfPlugins : public ContactRoutes {
 protected:
  ContactDesk desk{{school.database(), school.recorder(), school.clock(), school.random(), [] {
                      return std::vector<std::string>{"email", "phone", "telegram"};
                    }}};
};

TEST_F(ContactsOfPlugins, AreUsedAtOnceAndClosedByTheirWords) {
  const Actor mother = school.actor(school.mother);
  ASSERT_TRUE(desk.add(mother, school.mother, "telegram", "777"));
  EXPECT_EQ(reached(school.mother, "telegram"), "777");
  EXPECT_TRUE(desk.add(mother, school.mother, "telegram", "777")) << "linked twice is linked";
  EXPECT_EQ(school.rows("contact"), 1);
  EXPECT_EQ(desk.add(mother, school.boris, "telegram", "777").problem().code, "access.not_found");
  EXPECT_EQ(desk.add(mother, school.mother, "telegram", "\xff").problem().code, "journal.contact_bad");
  ASSERT_TRUE(desk.close(mother, school.mother, "telegram", "777"));
  EXPECT_EQ(reached(school.mother, "telegram"), "");
  EXPECT_TRUE(desk.close(mother, school.mother, "telegram", "777"));
}

}  // namespace
}  // namespace vestnik::tests
