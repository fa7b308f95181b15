#include "unit/mail/mail_school.h"

namespace vestnik::tests {
namespace {

TEST_F(MailSchool, LettersOfTheServiceStandAmongTheMessages) {
  letter(5, egors_mother, "2026-10-14T07:00:00Z");
  letter(6, egors_mother, "2026-10-14T09:00:00Z");
  letter(7, mashas_father, "2026-10-14T09:00:00Z");
  sent(class_teacher_7a, egors_mother);
  const auto inbox = folder(egors_mother);
  ASSERT_EQ(inbox["mails"].size(), 3U);
  EXPECT_EQ(inbox["unread"], 3);
  EXPECT_EQ(inbox["mails"][0]["id"], "l6");
  EXPECT_EQ(inbox["mails"][0]["category"], "absence");
  EXPECT_EQ(inbox["mails"][1]["id"], "m1");
  EXPECT_EQ(inbox["mails"][2]["id"], "l5");
}

TEST_F(MailSchool, OpeningAMailMarksItReadOnceAndForTheReaderOnly) {
  letter(5, egors_mother, "2026-10-14T07:00:00Z");
  const auto id = sent(class_teacher_7a, egors_mother);
  EXPECT_EQ(open(egors_mother, id)["body"], "Текст");
  EXPECT_EQ(open(egors_mother, "l5")["body"], "Текст письма");
  EXPECT_EQ(folder(egors_mother)["unread"], 0);
  open(egors_mother, id);
  EXPECT_EQ(events("mail.opened").size(), 2U);
  open(class_teacher_7a, id);
  EXPECT_EQ(events("mail.opened").size(), 2U) << "the sender's look is no reading";
}

TEST_F(MailSchool, ALetterOfTheServiceThatWasOpenedIsReportedReadAndAPersonsMessageIsNot) {
  letter(5, egors_mother, "2026-10-14T07:00:00Z");
  open(egors_mother, "l5");
  open(egors_mother, sent(class_teacher_7a, egors_mother));
  for (const Event& event : events("mail.opened")) host_.tell_handlers(event);
  ASSERT_EQ(reports_.heard, std::vector<std::string>{"internal_mail 1.5"});
  EXPECT_EQ(reports_.last.kind, DeliveryReport::Kind::read);
}

TEST_F(MailSchool, SomebodyElsesMailAnswersLikeOneThatDoesNotExist) {  // syzran-m.mail.1
  letter(5, mashas_father, "2026-10-14T07:00:00Z");
  const auto id = sent(class_teacher_7a, egors_mother);
  const Response unknown = host_.get("/api/v1/mail/m4711", egor);
  EXPECT_EQ(unknown.status, 404);
  for (const std::string& foreign : {id, std::string{"l5"}, std::string{"x"}, std::string{"m0"}}) {
    const Response response = host_.get("/api/v1/mail/" + foreign, egor);
    EXPECT_EQ(response.status, 404) << foreign;
    EXPECT_EQ(response.body, unknown.body) << foreign;
  }
  EXPECT_EQ(host_.get("/api/v1/mail/" + id, administrator).status, 404);
}

TEST_F(MailSchool, RecipientDoesNotSeeTheOthers) {
  const auto answer = expect(201, send(class_teacher_7a, R"({"to":[10,20],"body":"Текст"})"));
  EXPECT_FALSE(open(egors_mother, answer["result"]["id"]).contains("to"));
}

TEST_F(MailSchool, FolderOfSentMailTellsToWhomAndHowManyHaveRead) {
  const auto answer = expect(201, send(class_teacher_7a, R"({"to":[10,20],"body":"Текст"})"));
  open(egor, answer["result"]["id"]);
  const auto mails = folder(class_teacher_7a, "?folder=sent")["mails"];
  ASSERT_EQ(mails.size(), 1U);
  EXPECT_EQ(mails[0]["to"].size(), 2U);
  EXPECT_EQ(mails[0]["recipients"], 2);
  EXPECT_EQ(mails[0]["have_read"], 1);
  EXPECT_TRUE(folder(class_teacher_7a)["mails"].empty());
}

TEST_F(MailSchool, MailsOfOneInstantAreNeitherLostNorRepeatedBetweenPages) {
  for (int at = 1; at <= 3; ++at) letter(at, egor, "2026-10-14T08:00:00Z");
  for (int at = 1; at <= 3; ++at) sent(algebra_teacher, egor);
  std::vector<std::string> seen;
  std::string query = "?limit=2";
  for (int page = 0; page < 4; ++page) {
    const auto found = folder(egor, query);
    for (const auto& mail : found["mails"]) seen.push_back(mail["id"]);
    if (!found.contains("next")) break;
    query = "?limit=2&after=" + found["next"].get<std::string>();
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"m3", "m2", "m1", "l3", "l2", "l1"}));
}

TEST_F(MailSchool, UnknownFolderOrPlaceIsToldSo) {
  EXPECT_EQ(expect(400, host_.get("/api/v1/mail?folder=spam", egor))["code"], "mail.unknown_folder");
  EXPECT_EQ(expect(400, host_.get("/api/v1/mail?after=x", egor))["code"], "mail.bad_cursor");
  EXPECT_EQ(host_.get("/api/v1/mail?limit=101", egor).status, 422);
}

TEST_F(MailSchool, EveryProblemOfTheMailHasItsSentence) {
  for (const char* code : {"mail.empty", "mail.no_recipients", "mail.too_many_recipients", "mail.unknown_recipient",
                           "mail.not_your_group", "mail.unknown_reply", "mail.bad_cursor", "mail.unknown_folder"}) {
    EXPECT_TRUE(host_.catalogue().knows(code)) << code;
  }
}

}  // namespace
}  // namespace vestnik::tests
