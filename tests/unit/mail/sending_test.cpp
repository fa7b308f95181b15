#include "unit/mail/mail_school.h"

namespace vestnik::tests {
namespace {

/// A refusal by the regulation, with its clause.
void expect_clause(const Response& response, const std::string& clause) {
  EXPECT_GE(response.status, 400) << response.body;
  EXPECT_EQ(nlohmann::json::parse(response.body)["clause"], clause) << response.body;
}

TEST_F(MailSchool, StudentsMessageToTheDirectorIsRefusedAndToTheClassTeacherDelivered) {  // syzran-5.4b
  expect_clause(write(egor, director), "5.4");
  EXPECT_TRUE(folder(director)["mails"].empty());
  sent(egor, class_teacher_7a);
  EXPECT_EQ(folder(class_teacher_7a)["mails"][0]["from"], "Зимин Е. П.");
}

TEST_F(MailSchool, StudentWritesToOwnTeachersOnly) {  // syzran-5.4b
  sent(egor, algebra_teacher);
  expect_clause(write(egor, teacher_of_7b), "5.4");
  expect_clause(write(egor, masha), "5.4");
}

TEST_F(MailSchool, ParentWritesToTeachersAndAdministrationButNotToOtherParents) {  // syzran-5.3b
  for (const PersonId to : {class_teacher_7a, algebra_teacher, director, administrator, deputy_head}) {
    sent(egors_mother, to);
  }
  expect_clause(write(egors_mother, mashas_father), "5.3");
}

// yarovoe-2.9, usolye-2.10, syzran-m.mail.1, labinsk-2.2c
TEST_F(MailSchool, TeacherAnswersAStudent) {
  const auto question = sent(egor, algebra_teacher);
  const auto answer = expect(
      201, send(algebra_teacher, R"({"to":[10],"subject":"Ответ","body":"Текст","reply_to":")" + question + "\"}"));
  const auto read = open(egor, answer["result"]["id"]);
  EXPECT_EQ(read["reply_to"], question);
  EXPECT_EQ(read["body"], "Текст");
}

TEST_F(MailSchool, ClassTeacherWritesToTheWholeClassAndItsParentsAtOnce) {  // syzran-7.3.10 labinsk-4.4.11 usolye-4.6.8
  const auto answer = expect(201, send(class_teacher_7a, R"({"groups":[1],"subject":"Собрание","body":"В 17:30"})"));
  EXPECT_EQ(answer["result"]["recipients"], 2);
  EXPECT_EQ(folder(egor)["unread"], 1);
  EXPECT_EQ(folder(egors_mother)["unread"], 1);
  EXPECT_EQ(folder(masha)["unread"], 0);
  open(egors_mother, answer["result"]["id"]);
  const auto seen = open(class_teacher_7a, answer["result"]["id"]);
  ASSERT_EQ(seen["to"].size(), 2U);
  EXPECT_EQ(seen["to"][0]["role"], "parent");
  EXPECT_EQ(seen["to"][0]["read_at"], "2026-10-14T08:00:00Z");
  EXPECT_TRUE(seen["to"][1]["read_at"].is_null());
}

TEST_F(MailSchool, AllRecipientsAreWrittenToOrNone) {
  expect_clause(send(egor, R"({"to":[31,32],"body":"Текст"})"), "5.4");
  EXPECT_TRUE(folder(class_teacher_7a)["mails"].empty());
  EXPECT_TRUE(events("mail.sent").empty());
}

TEST_F(MailSchool, OneKeySendsOneMessage) {
  const std::string body = R"({"to":[31],"body":"Текст"})";
  const auto first = expect(201, host_.post("/api/v1/mail", egor, body, "k"));
  EXPECT_EQ(expect(201, host_.post("/api/v1/mail", egor, body, "k")), first);
  EXPECT_EQ(folder(class_teacher_7a)["mails"].size(), 1U);
  EXPECT_EQ(expect(409, host_.post("/api/v1/mail", egor, R"({"to":[31],"body":"Другой"})", "k"))["code"],
            "journal.key_used_for_another_request");
}

TEST_F(MailSchool, WrongMessagesAreToldWhatIsWrong) {
  const auto code = [&](PersonId from, const std::string& body) {
    const Response response = send(from, body);
    EXPECT_EQ(response.status, 422) << response.body;
    return nlohmann::json::parse(response.body)["code"].get<std::string>();
  };
  EXPECT_EQ(code(egor, R"({"to":[31],"body":"  "})"), "mail.empty");
  EXPECT_EQ(code(egor, R"({"body":"Текст"})"), "mail.no_recipients");
  EXPECT_EQ(code(egor, R"({"to":[10],"body":"Текст"})"), "mail.no_recipients") << "to oneself";
  EXPECT_EQ(code(algebra_teacher, R"({"to":[4711],"body":"Текст"})"), "mail.unknown_recipient");
  EXPECT_EQ(code(teacher_of_7b, R"({"groups":[1],"body":"Текст"})"), "mail.not_your_group");
  EXPECT_EQ(code(egor, R"({"to":[31],"body":"Текст","reply_to":"m4711"})"), "mail.unknown_reply");
  EXPECT_EQ(code(egor, R"({"to":[31],"body":"Текст","cc":[32]})"), "json.unknown_member");
  EXPECT_EQ(code(egor, R"({"to":[31],"body":")" + std::string(10001, 'x') + "\"}"), "json.text_too_long");
}

TEST_F(MailSchool, AStrangersChildIsRefusedLikeSomebodyWhoDoesNotExist) {
  const PersonId nobody{4711};
  for (const PersonId sender : {egor, egors_mother}) {
    const Response absent = write(sender, nobody);
    expect_clause(absent, sender == egor ? "5.4" : "5.3");
    for (const PersonId stranger : {masha, mashas_father}) {
      const Response foreign = write(sender, stranger);
      EXPECT_EQ(foreign.status, absent.status);
      EXPECT_EQ(foreign.body, absent.body);
    }
  }
}

TEST_F(MailSchool, NobodyAnswersSomebodyElsesMail) {
  const auto foreign = sent(masha, teacher_of_7b);
  const auto refused = expect(422, send(egor, R"({"to":[31],"body":"Текст","reply_to":")" + foreign + "\"}"));
  EXPECT_EQ(refused["code"], "mail.unknown_reply");
}

TEST_F(MailSchool, EventHoldsNoTextAndNoName) {
  sent(egor, class_teacher_7a);
  ASSERT_EQ(events("mail.sent").size(), 1U);
  EXPECT_EQ(events("mail.sent")[0].payload, R"({"message":1})");
}

}  // namespace
}  // namespace vestnik::tests
