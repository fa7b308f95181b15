// A path that names two things is good for those that belong together: the right over the first opens nothing of
// somebody else's second.
#include <gtest/gtest.h>

#include <array>

#include "access/client.h"
#include "access/table.h"

namespace vestnik::access_proof {
namespace {

struct MixedPath {
  const char* method;
  const char* target;  ///< the second name is not of the first
  const char* body;
};

constexpr std::array<MixedPath, 14> mixed_paths{
    {{"GET", "/api/v1/students/{boris}/marks/{mark}/history", ""},
     {"GET", "/api/v1/students/{boris}/guardians/{mother}/card", ""},
     {"PUT", "/api/v1/students/{boris}/guardians/{mother}/card",
      R"({"rows":[{"field":"work_place","expected_version":0,"value":"Завод"}]})"},
     {"POST", "/api/v1/students/{boris}/guardians/{mother}/card/confirmations", ""},
     {"PUT", "/api/v1/students/{boris}/guardians/{mother}",
      R"({"is_told":true,"sees":true,"writes":true,"document":"2"})"},
     {"PUT", "/api/v1/students/{boris}/guardians/{mother}/opt-out",
      R"({"opted_out":true,"from":"2026-09-15","document":"1"})"},
     {"PUT", "/api/v1/students/{boris}/guardians/{mother}/adult-word",
      R"({"permitted":true,"document":"1","signed_on":"2026-09-14"})"},
     {"GET", "/api/v1/students/{boris}/guardians/{mother}/forms/consent", ""},
     {"POST", "/api/v1/students/{boris}/accounts/{mother}/suspension", R"({"reason":"Телефон украли"})"},
     {"POST", "/api/v1/students/{boris}/accounts/{mother}/renewal", ""},
     {"POST", "/api/v1/students/{boris}/credentials", R"({"guardian":{mother}})"},
     {"POST", "/api/v1/students/{boris}/calls", R"({"call":{call},"answer":"дозвонились"})"},
     {"DELETE", "/api/v1/people/{boris}/contacts/{contact}", ""},
     {"POST", "/api/v1/people/{boris}/contacts/{contact}/confirmation", ""}}};

TEST(SecondNameOfAPath, OpensNothingThatIsNotOfTheFirst) {
  World world;
  Client client{world};
  constexpr std::array principals{"administrator", "class_teacher"};
  for (const char* who : principals) {
    const auto may_see_cards =
        client.ask({"PUT", with_ids(std::string{"/api/v1/staff/{"} + who + "}/agreement", world.ids()),
                    R"({"signed":true,"document":"1","dated":"2026-09-14"})"},
                   world.tokens().at("administrator"));
    EXPECT_EQ(may_see_cards.status, 200) << may_see_cards.content();
  }
  const auto before = world.tables();
  for (const MixedPath& mixed : mixed_paths) {
    for (const char* who : principals) {
      const auto answer =
          client.ask({mixed.method, with_ids(mixed.target, world.ids()), with_ids(mixed.body, world.ids())},
                     world.tokens().at(who));
      const std::string said{answer.content()};
      EXPECT_TRUE(answer.status == 404 || answer.status == 409 || answer.status == 422)
          << who << ' ' << mixed.method << ' ' << mixed.target << ' ' << answer.status << ' ' << said;
      EXPECT_EQ(said.find(canary), std::string::npos) << mixed.target;
      EXPECT_EQ(said.find("json."), std::string::npos) << mixed.target << " was not understood: " << said;
    }
  }
  EXPECT_EQ(world.tables(), before);
}

}  // namespace
}  // namespace vestnik::access_proof
