/// Two children of one mother, one consent missing: October 2026 at school 30 near Labinsk, lived through the whole
/// product.
#include <gmock/gmock.h>

#include <algorithm>

#include "json/json_writer.h"
#include "scenario/scenario.h"

namespace vestnik::tests {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr std::string_view tuesday = "2026-10-06";
constexpr std::string_view artem = "Мельник Артём";
constexpr std::string_view masha = "Мельник Мария";
constexpr std::string_view bondar = "Бондарь Людмила";

class OctoberInLabinsk : public ::testing::Test {
 protected:
  OctoberInLabinsk() : mother(day.person("Мельник Оксана")), father(day.person("Мельник Сергей")) {}

  /// Tuesday morning: neither child is there.
  void both_absent() {
    day.at(tuesday, "08:20");
    EXPECT_EQ(day.take_roll("2-А", tuesday, 1, {{std::string{masha}, "Н"}}).status, 200);
    EXPECT_EQ(day.take_roll("5-Б", tuesday, 1, {{std::string{artem}, "Н"}}).status, 200);
    day.at(tuesday, "08:30");
  }

  Answer record_consent() {
    std::string body;
    JsonWriter{body}
        .begin_object()
        .member("guardian", mother.value)
        .member("document", "61")
        .member("signed_on", "2026-10-07")
        .end_object();
    return day.school().post(day.person(bondar), student_path(day.person(artem), "/consents"), body);
  }

  Answer credentials_for(PersonId guardian) {
    const std::string body = R"({"guardian":)" + std::to_string(guardian.value) + "}";
    return day.school().post(day.person(bondar), student_path(day.person(artem), "/credentials"), body);
  }

  std::vector<Planned> planned_for(PersonId recipient) {
    auto all = day.planned("Руденко Игорь");
    std::erase_if(all, [&](const Planned& one) { return one.recipient != recipient.value; });
    return all;
  }

  /// Messages to families whose text names the child, whatever became of them. The class teacher's list of absences
  /// without a reason does.
  std::int64_t texts_naming(std::string_view name) {
    return day.count(
        "SELECT COUNT(*) FROM delivery WHERE institution_id = $1 AND rule <> 'duties'"
        " AND (body LIKE $2 OR subject LIKE $2 OR html LIKE $2)",
        {day.school().institution(), "%" + std::string{name} + "%"});
  }

  Scenario day{{{"sample_labinsk", "labinsk"}, "Europe/Moscow", "2026-10-06T04:30:00Z"}};
  PersonId mother;
  PersonId father;
};

TEST_F(OctoberInLabinsk, OneSmsSpeaksOfTheChildWithConsentAlone) {
  testing::internal::CaptureStderr();
  both_absent();
  // labinsk-2.2g: the absence is told at once. labinsk-3.9, labinsk-3.11: of Артём nothing is sent, and his name stands
  // nowhere outside the journal.
  const auto told = day.told(mother);
  ASSERT_THAT(told, SizeIs(1));
  EXPECT_EQ(told[0].channel, "sms");
  EXPECT_EQ(told[0].text, "Мария: нет на 1-м уроке 06.10. Причину сообщите: 331230. Школа 30");
  EXPECT_EQ(day.wall(told[0].changed_at), "06.10 08:30");
  EXPECT_THAT(planned_for(mother), SizeIs(1));
  EXPECT_THAT(planned_for(father), IsEmpty());
  EXPECT_EQ(texts_naming("Артём"), 0);
  EXPECT_EQ(day.count("SELECT COUNT(*) FROM delivery_obligation k JOIN obligation o ON o.institution_id = "
                      "k.institution_id AND o.id = k.obligation_id WHERE k.institution_id = $1 AND o.student_id = $2",
                      {day.school().institution(), day.person(artem)}),
            0);
  EXPECT_THAT(testing::internal::GetCapturedStderr(), AllOf(Not(HasSubstr("Артём")), Not(HasSubstr("Мария"))));
}

TEST_F(OctoberInLabinsk, WithoutConsentTheClassTeacherIsAskedToCallAndTheCallIsTheProof) {
  both_absent();
  const auto calls = day.calls(bondar);
  ASSERT_THAT(calls, SizeIs(1));
  EXPECT_EQ(calls[0].student, day.person(artem).value);
  EXPECT_EQ(calls[0].reason, "no_consent");
  EXPECT_THAT(day.calls("Гончаренко Вера"), IsEmpty());
  day.at(tuesday, "08:50");
  std::string body;
  JsonWriter{body}
      .begin_object()
      .member("call", calls[0].id)
      .member("answer", "звонок матери: придут к 3-му уроку")
      .end_object();
  EXPECT_EQ(day.school().post(day.person(bondar), student_path(day.person(artem), "/calls"), body).status, 201);
  EXPECT_THAT(day.calls(bondar), IsEmpty());
  // labinsk-3.9
  const auto made = day.calls_made(bondar);
  ASSERT_THAT(made, SizeIs(1));
  EXPECT_EQ(made[0].child, artem);
  EXPECT_EQ(made[0].date, tuesday);
  EXPECT_EQ(made[0].lesson, 1);
  EXPECT_THAT(made[0].proof, HasSubstr("телефон, 06.10 08:50, Бондарь"));
  EXPECT_THAT(day.calls_made("Гончаренко Вера"), IsEmpty());
  const std::string proof = day.proof_of_absence(artem, tuesday);
  EXPECT_THAT(proof, AllOf(HasSubstr("п. 2.2: сообщено"), HasSubstr("подтверждение: телефон, 06.10 08:50, Бондарь"),
                           HasSubstr("согласия получателя об этом ученике нет")))
      << proof;
}

TEST_F(OctoberInLabinsk, AChildWithoutConsentAnswersLikeOneThatDoesNotExist) {
  both_absent();
  day.at(tuesday, "10:00");
  EXPECT_THAT(day.children_of(mother), ElementsAre("Мария"));
  EXPECT_EQ(day.diary(mother, day.person(masha), tuesday).status, 200);
  // labinsk-3.8, labinsk-3.11, labinsk-2.1 (partial: keys for programs)
  const Answer foreign = day.diary(mother, day.person(artem), tuesday);
  const Answer unknown = day.diary(mother, PersonId{999'999}, tuesday);
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.status, unknown.status);
  EXPECT_EQ(foreign.bytes, unknown.bytes);
  EXPECT_EQ(day.count("SELECT COUNT(*) FROM audit_payload WHERE institution_id = $1 AND payload LIKE $2",
                      {day.school().institution(), "%" + student_path(day.person(artem), "/diary") + "%"}),
            1);
}

TEST_F(OctoberInLabinsk, CredentialsComeAfterApplicationAndConsent) {
  both_absent();
  day.at(tuesday, "10:15");
  const Answer refused = credentials_for(father);
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("clause"), "3.11");  // labinsk-3.11
  EXPECT_THAT(refused.text("detail"), HasSubstr("Сначала запишите заявление и согласие"));
  EXPECT_EQ(credentials_for(mother).status, 422);
}

TEST_F(OctoberInLabinsk, WithTheConsentTheSameAccountShowsBothChildrenAndNothingIsToldAfterwards) {
  both_absent();
  day.at("2026-10-07", "16:00");
  EXPECT_EQ(record_consent().status, 201);
  day.at("2026-10-07", "16:01");
  EXPECT_THAT(day.children_of(mother), ElementsAre("Артём", "Мария"));
  EXPECT_EQ(day.count("SELECT COUNT(*) FROM account WHERE institution_id = $1 AND person_id = $2",
                      {day.school().institution(), mother}),
            1);
  const Answer readable = day.diary(mother, day.person(artem), tuesday);
  EXPECT_EQ(readable.status, 200);
  EXPECT_THAT(readable.bytes, HasSubstr("\"Н\""));
  day.at("2026-10-08", "11:00");
  EXPECT_THAT(day.told(mother), SizeIs(1));
  EXPECT_EQ(texts_naming("Артём"), 0);
}

TEST_F(OctoberInLabinsk, OneAnnouncementToTwoClassesIsOneLetterThatNamesBoth) {
  day.at("2026-10-07", "16:00");
  EXPECT_EQ(record_consent().status, 201);
  day.at("2026-10-08", "12:00");
  std::string body;
  JsonWriter json{body};
  json.begin_object().member("title", "Собрание 10.10 в 17:30").member("body", "Актовый зал.").key("groups");
  json.begin_array().value(day.school().group("2-А").value).value(day.school().group("5-Б").value).end_array();
  json.end_object();
  EXPECT_EQ(day.school().post(day.person("Ткачёва Инна"), "/api/v1/announcements", body).status, 201);
  day.at("2026-10-08", "12:05");
  const auto letters = day.told_by(mother, "email");
  ASSERT_THAT(letters, SizeIs(1));
  EXPECT_EQ(letters[0].clause, "4.4.11");  // labinsk-4.4.11
  EXPECT_THAT(letters[0].text, AllOf(HasSubstr("Собрание 10.10 в 17:30"), HasSubstr("2-А"), HasSubstr("5-Б")));
  const std::int64_t notice =
      day.count("SELECT MAX(id) FROM p_bulletin_announcement WHERE institution_id = $1", {day.school().institution()});
  const std::string path = "/api/v1/announcements/" + std::to_string(notice) + "/read";
  EXPECT_EQ(day.school().post(mother, path, "").status, 200);
  EXPECT_EQ(day.count("SELECT COUNT(DISTINCT group_id) FROM p_bulletin_receipt WHERE institution_id = $1 "
                      "AND announcement_id = $2 AND person_id = $3",
                      {day.school().institution(), notice, mother}),
            2);
}

TEST_F(OctoberInLabinsk, AConsentRevokedBeforeSendingStopsTheMessageOfThatChildOnly) {
  day.at("2026-10-07", "16:00");
  EXPECT_EQ(record_consent().status, 201);
  constexpr std::string_view friday = "2026-10-09";
  day.at(friday, "11:55");
  EXPECT_EQ(day.take_roll("5-Б", friday, 5, {{std::string{artem}, "Н"}}).status, 200);
  day.at(friday, "12:00");
  const std::string revocation = R"({"guardian":)" + std::to_string(mother.value) + R"(,"revoked_on":"2026-10-09"})";
  EXPECT_EQ(
      day.school().post(day.person(bondar), student_path(day.person(artem), "/consent-revocations"), revocation).status,
      201);
  day.at(friday, "12:05");
  const auto planned = planned_for(mother);
  ASSERT_THAT(planned, SizeIs(1));
  EXPECT_EQ(planned[0].state, "cancelled");
  EXPECT_EQ(planned[0].reason, "no_consent");
  EXPECT_EQ(texts_naming("Артём"), 0);
  const auto calls = day.calls(bondar);
  ASSERT_THAT(calls, SizeIs(1));
  EXPECT_EQ(calls[0].student, day.person(artem).value);
  day.at("2026-10-12", "08:10");
  EXPECT_EQ(day.take_roll("2-А", "2026-10-12", 1, {{std::string{masha}, "Н"}}).status, 200);
  day.at("2026-10-12", "08:20");
  EXPECT_THAT(day.told_by(mother, "sms"), SizeIs(1));
}

TEST_F(OctoberInLabinsk, ReasonsAreOpenForThirtyDaysToTheSecond) {
  both_absent();
  day.at("2026-11-05", "23:59:59");
  EXPECT_EQ(day.set_reason(bondar, artem, tuesday, 1, "УП").status, 200);
  EXPECT_EQ(day.set_reason("Гончаренко Вера", masha, tuesday, 1, "УП").status, 200);
  day.at("2026-11-06", "00:00:00");
  const Answer refused = day.set_reason(bondar, artem, tuesday, 1, "НП");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.text("clause"), "3.20");  // labinsk-3.20a
  EXPECT_THAT(refused.text("title"), HasSubstr("30 дней истекли 05.11"));
  EXPECT_THAT(refused.text("detail"), AllOf(HasSubstr("администратору"), HasSubstr("документом")));
  EXPECT_EQ(day.set_reason("Гончаренко Вера", masha, tuesday, 1, "НП").status, 422);
}

// labinsk-3.20a: a certificate after the thirty days goes through the administrator, and the mother who was told of an
// absence without a good reason is told that the record was put right.
TEST_F(OctoberInLabinsk, ALateCertificateIsEnteredByTheAdministratorAndPutRightForTheFamily) {
  constexpr std::string_view class_teacher = "Гончаренко Вера";
  constexpr std::string_view administrator = "Руденко Игорь";
  both_absent();
  day.at(tuesday, "14:00");
  ASSERT_EQ(day.set_reason(class_teacher, masha, tuesday, 1, "НП").status, 200);
  day.at(tuesday, "14:30");
  const auto unexcused = [&] {
    auto told = day.told(mother);
    std::erase_if(told, [](const Told& one) { return one.rule != "unexcused"; });
    return told;
  };
  ASSERT_THAT(unexcused(), SizeIs(1));
  day.at("2026-11-06", "00:00:00");
  EXPECT_EQ(day.set_reason(class_teacher, masha, tuesday, 1, "УП", "справка № 77").text("clause"), "3.20");
  day.at("2026-11-06", "10:00");
  const Answer without = day.set_reason(administrator, masha, tuesday, 1, "УП");
  EXPECT_EQ(without.status, 422);
  EXPECT_EQ(without.text("code"), "edit.reason_needed");
  EXPECT_EQ(day.set_reason(administrator, masha, tuesday, 1, "УП", "справка № 77").status, 200);
  day.at("2026-11-06", "10:30");
  EXPECT_THAT(unexcused(), SizeIs(2));
  EXPECT_EQ(day.one_text("SELECT comment FROM attendance_version WHERE institution_id = $1 AND reason = 'УП'",
                         {day.school().institution()}),
            "справка № 77");
}

}  // namespace
}  // namespace vestnik::tests
