#include <gmock/gmock.h>

#include "unit/bulletin/board_school.h"

namespace vestnik::tests {
namespace {

using ::testing::ElementsAre;

TEST_F(BoardSchool, StudentIsRefusedWithTheClauseAndATeachersPostAppears) {  // syzran-m.ann.2
  const Response refusal = post(egor, R"({"title":"Дискотека","groups":[1]})");
  EXPECT_GE(refusal.status, 400);
  EXPECT_EQ(nlohmann::json::parse(refusal.body)["clause"], "2 матрицы доступа, «Объявления»");
  EXPECT_TRUE(events("announcement.posted").empty());
  posted(algebra_teacher, R"({"title":"Консультация","groups":[1]})");
  EXPECT_THAT(titles(egor), ElementsAre("Консультация"));
}

TEST_F(BoardSchool, DeputyHeadsNoticeReachesTheChosenGroupOnly) {  // yarovoe-4.5.6 syzran-7.5.5
  posted(deputy_head, R"({"title":"Собрание","body":"В 17:30","urgent":true,"groups":[1]})");
  for (const PersonId person : {egor, egors_mother, algebra_teacher, class_teacher_7a}) {
    EXPECT_THAT(titles(person), ElementsAre("Собрание"));
  }
  for (const PersonId person : {masha, mashas_father, teacher_of_7b}) EXPECT_TRUE(titles(person).empty());
}

TEST_F(BoardSchool, EventNamesTheNoticeAndNothingPersonal) {
  const auto id = posted(deputy_head, R"({"title":"Собрание","groups":[1]})");
  const auto found = events("announcement.posted");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].payload, "{\"announcement\":" + std::to_string(id) + "}");
  school_.database().read(school, [&](Transaction& tx) {
    const EventAudience audience = bulletin::audience_of(tx, found[0]);
    EXPECT_EQ(audience.fact, id);
    EXPECT_EQ(audience.fact_version, 1);
    EXPECT_FALSE(audience.withdrawn);
    EXPECT_THAT(audience.groups, ElementsAre(class_7a));
    const TemplateData words = bulletin::words_of(tx, id);
    EXPECT_EQ(words.text.at("title"), "Собрание");
    EXPECT_FALSE(words.truth.at("has_body"));
  });
}

TEST_F(BoardSchool, OneKeyPostsOneNotice) {
  const std::string body = R"({"title":"Собрание","groups":[1]})";
  const auto first = expect(201, host_.post("/api/v1/announcements", deputy_head, body, "k"));
  EXPECT_EQ(expect(201, host_.post("/api/v1/announcements", deputy_head, body, "k")), first);
  EXPECT_EQ(titles(egor).size(), 1U);
}

TEST_F(BoardSchool, WrongNoticesAreToldWhatIsWrong) {
  const auto code = [&](const std::string& body) {
    const Response response = post(deputy_head, body);
    EXPECT_EQ(response.status, 422) << response.body;
    return nlohmann::json::parse(response.body)["code"].get<std::string>();
  };
  EXPECT_EQ(code(R"({"title":"  ","groups":[1]})"), "bulletin.no_title");
  EXPECT_EQ(code(R"({"title":"Т"})"), "bulletin.no_audience");
  EXPECT_EQ(code(R"({"title":"Т","groups":[1],"audiences":[]})"), "bulletin.no_audience");
  EXPECT_EQ(code(R"({"title":"Т","groups":[1],"everyone":true})"), "bulletin.two_audiences");
  EXPECT_EQ(code(R"({"title":"Т","groups":[77]})"), "bulletin.unknown_group");
  EXPECT_EQ(code(R"({"title":"Т","groups":[1],"audiences":["pupils"]})"), "bulletin.unknown_audience");
  EXPECT_EQ(code(R"({"title":"Т","grups":[1]})"), "json.unknown_member");
  EXPECT_EQ(code(R"({"title":"Т","groups":[1],"body":")" + std::string(4001, 'x') + "\"}"), "json.text_too_long");
}

TEST_F(BoardSchool, AForeignGroupIsRefusedLikeOneThatDoesNotExist) {
  const Response foreign = post(egors_mother, R"({"title":"Т","groups":[2]})");
  const Response absent = post(egors_mother, R"({"title":"Т","groups":[77]})");
  EXPECT_EQ(nlohmann::json::parse(foreign.body)["code"], "announcement.own_groups_only") << foreign.body;
  EXPECT_EQ(absent.status, foreign.status);
  EXPECT_EQ(absent.body, foreign.body);
}

TEST_F(BoardSchool, EveryProblemOfTheBoardHasItsSentence) {
  for (const char* code : {"bulletin.no_title", "bulletin.no_audience", "bulletin.two_audiences",
                           "bulletin.unknown_group", "bulletin.unknown_audience", "bulletin.already_withdrawn"}) {
    EXPECT_TRUE(host_.catalogue().knows(code)) << code;
  }
}

}  // namespace
}  // namespace vestnik::tests
