// Rights before contents: whoever may not do a thing hears so, whatever was sent, and never what is wrong with it.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "access/client.h"
#include "access/table.h"
#include "app/right_first.h"

namespace vestnik::access_proof {
namespace {

class RightBeforeBody : public ::testing::Test {
 protected:
  static World& world() {
    static World one;
    return one;
  }

  /// What the tables say of a deed, all its rows together.
  struct Write {
    std::string target;
    std::set<std::string> who;
    std::set<int> refused;
  };

  enum class Deeds { reads, writes };
  static std::map<std::string, Write> writes() { return deeds(Deeds::writes); }
  static std::map<std::string, Write> deeds(Deeds wanted) {
    world().name_id("note", nobodys_id);
    world().name_id("other_note", nobodys_id);
    std::map<std::string, Write> found;
    for (const Expected& row : expected_answers(world().tokens(), world().ids())) {
      const bool fits = row.route.starts_with("GET ") == (wanted == Deeds::reads);
      if (row.everybody || !fits || row.route.find(" /api/v1/") == std::string::npos) continue;
      Write& write = found[row.route];
      if (write.target.empty()) write.target = row.target;
      write.who.insert(row.who.begin(), row.who.end());
      write.who.insert(row.further.begin(), row.further.end());
      write.refused.insert(row.refused.begin(), row.refused.end());
    }
    return found;
  }

  /// Where the path says whose it is, the door asks about that one.
  static bool names_its_object(const std::string& route) {
    constexpr std::array paths{" /api/v1/students/{id}", " /api/v1/groups/{id}", " /api/v1/lessons/{id}",
                               " /api/v1/people/{id}", " /api/v1/staff/{id}"};
    return std::ranges::any_of(paths, [&](const char* path) { return route.find(path) != std::string::npos; });
  }

  /// Whoever may do the same to something else that the path does not name: the denial is the handler's then, and may
  /// come later.
  static bool may_elsewhere(const std::string& route, const Write& write, const std::string& who) {
    static const std::map<std::string, std::set<std::string>> like{{"administrator_elsewhere", {"administrator"}},
                                                                   {"other_teacher", {"class_teacher", "teacher"}},
                                                                   {"class_teacher", {"teacher"}},
                                                                   {"curator", {"class_teacher"}},
                                                                   {"teacher_and_parent", {"teacher", "mother"}},
                                                                   {"substitute", {"teacher"}},
                                                                   {"other_parent", {"mother"}},
                                                                   {"boris", {"anna"}},
                                                                   {"vera", {"anna"}},
                                                                   {"former_student", {"anna"}},
                                                                   {"head_here", {"head_of_department"}},
                                                                   {"head_elsewhere", {"head_of_department"}},
                                                                   {"head_of_algebra", {"head_of_department"}}};
    if (const auto more = holds_more.find(route); more != holds_more.end() && more->second.contains(who)) return true;
    const auto found = like.find(who);
    return !names_its_object(route) && found != like.end() &&
           std::ranges::any_of(found->second, [&](const std::string& another) { return write.who.contains(another); });
  }

  /// A right over nothing in particular, of which the handler looks whose the object is; parts of a card with rights of
  /// their own; the class teacher's own reports beside those of control.
  static inline const std::map<std::string, std::set<std::string>> holds_more{
      {"POST /api/v1/substitutions/{id}/confirmation",
       {"teacher", "class_teacher", "other_teacher", "teacher_and_parent", "past_substitute"}},
      {"POST /api/v1/applications", {"class_teacher", "past_substitute"}},
      {"POST /api/v1/credentials/{id}/receipt", {"deputy_head"}},
      {"POST /api/v1/inspection/reports",
       {"teacher", "class_teacher", "curator", "other_teacher", "teacher_and_parent", "substitute", "past_substitute",
        "psychologist", "dispatcher"}},
      {"GET /api/v1/students/{id}/card", {"medical_worker", "psychologist"}},
      {"GET /api/v1/students/{id}/card/history", {"medical_worker", "psychologist"}},
      {"GET /api/v1/students/{id}/guardians/{gid}/card", {"medical_worker", "psychologist"}},
      {"GET /api/v1/groups/{id}/cards", {"medical_worker", "psychologist"}},
      {"POST /api/v1/students/{id}/card/confirmations", {"medical_worker", "psychologist"}},
      {"PUT /api/v1/students/{id}/guardians/{gid}/card", {"medical_worker", "psychologist"}},
      {"POST /api/v1/students/{id}/guardians/{gid}/card/confirmations", {"medical_worker", "psychologist"}}};

  /// "" when it is a denial as the tables say.
  static std::string fault(const Write& write, const std::string& who, const Response& answer) {
    const bool signed_in = who != "no_session" && who != "blocked";
    if (!signed_in) return answer.status == 401 ? "" : "is not signed in";
    const bool denial = answer.status == 403 || answer.status == 404;
    return denial && write.refused.contains(answer.status) ? "" : "learns more than that it may not";
  }
};

struct Rubbish {
  const char* what;
  const char* body;
  const char* content_type;
};
constexpr Rubbish rubbish[]{{"no JSON", "{", "application/json"},
                            {"nothing that is asked for", R"({"nonsense":[null]})", "application/json"},
                            {"no media of ours", "<a/>", "text/xml"}};

// access.object_matrix: what is wrong with a body is for those who may send one.
TEST_F(RightBeforeBody, IsAskedAtEveryWrite) {
  Client client{world()};
  std::size_t cells = 0;
  for (const auto& [route, write] : writes()) {
    const std::string method = route.substr(0, route.find(' '));
    const auto before = world().tables();
    for (const auto& [who, token] : world().tokens()) {
      if (write.who.contains(who) || may_elsewhere(route, write, who)) continue;
      for (const Rubbish& one : rubbish) {
        const Response answer = client.ask({method, write.target, one.body, "", one.content_type}, token);
        EXPECT_EQ(fault(write, who, answer), "") << who << " sends " << one.what << " to " << route
                                                 << " and is answered " << answer.status << ' ' << answer.content();
        ++cells;
      }
    }
    EXPECT_EQ(world().tables(), before) << route << " changed the database";
  }
  std::printf("%zu cells\n", cells);
  EXPECT_GT(cells, 12000U);
}

// What is wrong with a query is for those who may ask it.
TEST_F(RightBeforeBody, IsAskedAtEveryReadThatNamesItsObject) {
  Client client{world()};
  std::size_t cells = 0;
  for (const auto& [route, read] : deeds(Deeds::reads)) {
    if (!names_its_object(route)) continue;
    const std::string odd = read.target + (read.target.find('?') == std::string::npos ? "?" : "&") + "nonsense=1";
    for (const auto& [who, token] : world().tokens()) {
      if (read.who.contains(who) || may_elsewhere(route, read, who)) continue;
      const auto answer = client.ask({"GET", odd, ""}, token);
      EXPECT_EQ(fault(read, who, answer), "") << who << " asks " << route << ' ' << answer.status;
      ++cells;
    }
  }
  EXPECT_GT(cells, 850U);
}

// access.object_matrix: a handler that forgets to ask gives nothing away.
TEST_F(RightBeforeBody, IsAskedForAHandlerThatForgets) {
  Route forgetful;
  forgetful.pattern = "/api/v1/students/{id}/anything";
  forgetful.permission = Permission{"diary", "view"};
  Request request;
  request.path = with_ids("/api/v1/students/{anna}/anything", world().ids());
  request.parameters = {{"id", with_ids("{anna}", world().ids())}};
  const std::string diary = with_ids("/api/v1/students/{anna}/diary", world().ids());
  std::set<std::string> who;
  for (const Expected& row : expected_answers(world().tokens(), world().ids())) {
    if (row.target.starts_with(diary)) who.insert(row.who.begin(), row.who.end());
  }
  EXPECT_TRUE(who.contains("mother"));
  for (const auto& [name, token] : world().tokens()) {
    request.actor = world().service().sessions().who(token);
    if (!request.actor) continue;
    const auto refusal = world().service().right_first().refusal(forgetful, request);
    EXPECT_EQ(refusal ? refusal->code : "", who.contains(name) ? "" : "access.not_found") << name;
  }
}

TEST_F(RightBeforeBody, IsAskedBeforeItsLengthAndItsKey) {
  Client client{world()};
  const std::string endless(std::size_t{4} << 20U, ' ');
  for (const auto& [route, write] : writes()) {
    if (write.who.contains("stranger")) continue;
    const std::string method = route.substr(0, route.find(' '));
    const std::string& token = world().tokens().at("stranger");
    for (const auto& answer : {client.ask({method, write.target, endless}, token),
                               client.ask({method, write.target, "{}", "a key with spaces"}, token),
                               client.ask({method, write.target + "?nonsense=1", "{}"}, token)})
      EXPECT_EQ(fault(write, "stranger", answer), "") << route << ' ' << answer.status << ' ' << answer.content();
  }
}

// Which of two things is not there for somebody must not show in how it is said.
TEST_F(RightBeforeBody, IsAnsweredInTheWordsOfTheHandler) {
  Client client{world()};
  const std::string target = with_ids("/api/v1/students/{anna}/notes", world().ids());
  const Asked asked{"POST", target, R"({"text":"Заметка"})"};
  const Response at_the_door = client.ask(asked, world().tokens().at("mother"));
  // Whose note it is only the handler knows.
  const Response inside =
      client.ask({"POST", "/api/v1/notes/9000000/close", "{}"}, world().tokens().at("other_teacher"));
  EXPECT_EQ(at_the_door.status, 404);
  EXPECT_EQ(at_the_door.content(), inside.content());
  EXPECT_EQ(at_the_door.headers, inside.headers);
}

// A refusal is an answer, and stays in the audit like a fact.
TEST_F(RightBeforeBody, LeavesALineInTheAudit) {
  Client client{world()};
  const auto lines = [&] {
    std::size_t count = 0;
    world().service().database().read(World::school, [&](Transaction& transaction) {
      transaction.query("SELECT p.payload FROM audit_payload p WHERE p.institution_id = $1",
                        {transaction.institution()}, [&](const Row& row) {
                          const std::string payload = row.string(0);
                          count += payload.find("lesson.write") != std::string::npos &&
                                           payload.find("denied") != std::string::npos
                                       ? 1
                                       : 0;
                        });
    });
    return count;
  };
  world().service().write_denied_reads();
  const std::size_t before = lines();
  (void)client.ask({"PUT", with_ids("/api/v1/lessons/{lesson}", world().ids()), "{"}, world().tokens().at("anna"));
  world().service().write_denied_reads();
  EXPECT_EQ(lines(), before + 1);
}

}  // namespace
}  // namespace vestnik::access_proof
