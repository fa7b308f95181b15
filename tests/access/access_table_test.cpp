// Every principal at every route of the real service, the shipped plugins' included: who may is data
// (tests/access/*.tsv), written from the clauses and the roles matrix.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <utility>

#include "access/client.h"
#include "access/table.h"
#include "support/temporary_folder.h"

namespace vestnik::access_proof {
namespace {

std::string name_of(const Route& route) { return std::string{to_text(route.method)} + ' ' + route.pattern; }

std::string shape_of(const Response& response) {
  return std::to_string(response.status) + ' ' + response.content_type + ' ' + std::string{response.content()};
}

/// Ids of the path by one that nothing has.
std::string to_nothing(const std::string& route, const std::string& target) {
  const std::string pattern = route.substr(route.find('/'));
  std::string path;
  std::size_t at = 0;
  for (std::size_t from = 1; from <= pattern.size();) {
    const auto end = std::min(pattern.find('/', from), pattern.size());
    const auto target_end = std::min(target.find_first_of("/?", at + 1), target.size());
    path += pattern[from] == '{' ? '/' + std::to_string(nobodys_id) : target.substr(at, target_end - at);
    at = target_end;
    from = end + 1;
  }
  return path + target.substr(at);
}

/// What the program writes to its log meanwhile.
class LogKept {
 public:
  explicit LogKept(std::string path) : path_(std::move(path)), before_(dup(STDERR_FILENO)) {
    const int file = open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(file, STDERR_FILENO);
    close(file);
  }
  ~LogKept() { stop(); }
  LogKept(const LogKept&) = delete;
  LogKept& operator=(const LogKept&) = delete;

  std::string text() {
    stop();
    std::ifstream stream{path_};
    return {std::istreambuf_iterator<char>{stream}, {}};
  }

 private:
  void stop() {
    if (before_ < 0) return;
    std::fflush(stderr);
    dup2(before_, STDERR_FILENO);
    close(std::exchange(before_, -1));
  }
  std::string path_;
  int before_;
};

class AccessTable : public ::testing::Test {
 protected:
  /// One world for all: what is refused changes nothing, and what is granted is asked so that nothing comes of it.
  static World& world() {
    static World one;
    return one;
  }
  static Client& client() {
    static Client one{world()};
    return one;
  }
  /// Two notes of the teacher about Anna.
  static void write_notes() {
    for (const char* name : {"note", "other_note"}) {
      const Response answer = client().ask({"POST", with_ids("/api/v1/students/{anna}/notes", world().ids()),
                                            "{\"text\":\"" + std::string{canary} + "ая заметка\"}"},
                                           world().tokens().at("teacher"));
      const std::string body{answer.content()};
      const auto at = body.find("\"note\":");
      ASSERT_NE(at, std::string::npos) << body;
      world().name_id(name, std::stoll(body.substr(at + 7)));
    }
  }
  static const std::vector<Expected>& rows() {
    static const std::vector<Expected> all = [] {
      write_notes();
      return expected_answers(world().tokens(), world().ids());
    }();
    return all;
  }

  /// What the answer to somebody is wrong with; "" when it is as expected.
  static std::string fault(const Expected& row, const std::string& who, const Response& answer) {
    const bool signed_in = who != "no_session" && who != "blocked";
    if (!row.everybody && !signed_in) return answer.status == 401 ? "" : "is not signed in";
    if (row.everybody || row.who.contains(who)) {
      if (row.granted != 0) return answer.status == row.granted ? "" : "may, and is answered otherwise";
      if (row.once && answer.status == 404) return "";
      const bool denied = answer.status == 401 || answer.status == 403 || answer.status == 404;
      return denied ? "may, and is refused" : answer.status >= 500 ? "may, and it fails" : "";
    }
    return row.refused.contains(answer.status) ? "" : "may not, and is answered otherwise";
  }
};

TEST_F(AccessTable, HasARowForEveryRouteAndNoOther) {
  for (const LeftOut& left : world().service().left_out()) ADD_FAILURE() << left.name << " " << left.problem.code;
  std::set<std::string> routes;
  for (const auto& route : client().router().routes()) routes.insert(name_of(*route));
  std::set<std::string> told;
  for (const Expected& row : rows()) {
    told.insert(row.route);
    EXPECT_TRUE(routes.contains(row.route)) << row.file << ": there is no route " << row.route;
  }
  for (const std::string& route : routes) EXPECT_TRUE(told.contains(route)) << "nothing is said of " << route;
  EXPECT_GE(world().tokens().size(), 17U);
}

// The door is the first of two: whatever it let through by a fault, the handler or the recorder asks again. Stands
// before the test that signs people out.
TEST_F(AccessTable, HoldsBehindTheDoorToo) {
  Client inside{world(), {}, Door::left_open};
  const tests::TemporaryFolder folder;
  const LogKept log{folder.path("log")};
  // Rows that send what the fields refuse, so that nothing comes of it: behind the door some handlers look at the
  // fields before the recorder asks.
  const auto only_fields = [](const Expected& row, const Response& answer) {
    constexpr int wrong_field = 422;
    return row.granted == wrong_field && answer.status == wrong_field;
  };
  const auto& all = rows();  // made with what they need, before the tables are looked at
  const auto before = world().tables();
  for (const Expected& row : all) {
    const std::string method = row.route.substr(0, row.route.find(' '));
    for (const auto& [who, token] : world().tokens()) {
      if (row.everybody || row.who.contains(who)) continue;
      const Response answer = inside.ask({method, row.target, row.body}, token);
      if (only_fields(row, answer)) continue;
      EXPECT_EQ(fault(row, who, answer), "") << row.file << ' ' << who << ": " << method << ' ' << row.target
                                             << " answered " << answer.status << ' ' << answer.content();
      EXPECT_EQ(answer.content().find(canary), std::string_view::npos) << row.file << ' ' << who << " reads a name";
    }
  }
  EXPECT_EQ(world().tables(), before) << "a refusal changed the database";
}

// otradny-3.3: nothing is read before signing in.
// syzran-1.users, syzran-5.1 (partial: accounts are another part), otradny-4.admin.3 (partial: cells are changed by the
// regulation), usolye-4.2.2, yarovoe-4.2.1 (partial: heads read the orders too), labinsk-4.2.8: every category opens
// what the table gives it, and nothing else; access.own_child_only, access.own_groups_only,
// access.no_students_in_journal.
TEST_F(AccessTable, HoldsForEverybodyAtEveryDoor) {
  std::size_t cells = 0;
  const tests::TemporaryFolder folder;
  LogKept log{folder.path("log")};
  for (const Expected& row : rows()) {
    const std::string method = row.route.substr(0, row.route.find(' '));
    const auto before = world().tables();
    std::vector<std::string> first;
    std::vector<std::string> then;
    for (const auto& [who, token] : world().tokens())
      (row.everybody || row.who.contains(who) ? then : first).push_back(who);
    bool compared = false;
    for (const std::string& who : first) {
      const std::string& token = world().tokens().at(who);
      const Response answer = client().ask({method, row.target, row.body}, token);
      EXPECT_EQ(fault(row, who, answer), "") << row.file << ' ' << who << ": " << method << ' ' << row.target
                                             << " answered " << answer.status << ' ' << answer.content();
      for (const std::string_view secret : {canary, telephone})
        EXPECT_EQ(answer.content().find(secret), std::string_view::npos) << row.file << ' ' << who << " reads a name";
      // Somebody else's answers like what does not exist (labinsk-3.8), to the same person.
      if (answer.status == 404 && !std::exchange(compared, true)) {
        const Response nothing = client().ask({method, to_nothing(row.route, row.target), row.body}, token);
        EXPECT_EQ(shape_of(answer), shape_of(nothing)) << row.file << ' ' << who;
      }
      ++cells;
    }
    EXPECT_EQ(world().tables(), before) << row.file << ": a refusal changed the database";
    std::size_t done = 0;
    for (const std::string& who : then) {
      const Response answer = client().ask({method, row.target, row.body}, world().tokens().at(who));
      EXPECT_EQ(fault(row, who, answer), "") << row.file << ' ' << who << ": " << method << ' ' << row.target
                                             << " answered " << answer.status << ' ' << answer.content();
      done += answer.status < 400 ? 1 : 0;
      ++cells;
    }
    EXPECT_TRUE(!row.once || done > 0) << row.file << ": nobody could";
  }
  const std::string logged = log.text();
  for (const std::string_view secret : {canary, telephone})
    EXPECT_EQ(logged.find(secret), std::string::npos) << "the log names somebody";
  RecordProperty("cells", static_cast<int>(cells));
  std::printf("%zu rows, %zu cells\n", rows().size(), cells);
}

}  // namespace
}  // namespace vestnik::access_proof
