// The document of the API says exactly what comes: every answer it names comes in this test, nothing else does, and
// each refusal is a problem document with a sentence and what to do next.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <stdexcept>

#include "access/client.h"
#include "access/table.h"
#include "api/answer_rows.h"
#include "api/answer_sheet.h"
#include "lua/loader.h"
#include "ports/database.h"
#include "records/account_store.h"
#include "records/idempotency_store.h"

namespace vestnik::api_proof {
namespace {

using access_proof::Asked;
using access_proof::Client;
using access_proof::Expected;
using access_proof::World;

/// Enough of those who may not, to get every kind of refusal.
const std::set<std::string> turned_away{"stranger",  "no_session",    "mother",         "anna",    "teacher",
                                        "secretary", "other_teacher", "head_elsewhere", "director"};

std::string path_of(const std::string& operation) { return operation.substr(operation.find('/')); }
std::string method_of(const std::string& operation) { return operation.substr(0, operation.find(' ')); }

/// Ids of the path by one that nothing has.
std::string without_ids(std::string pattern) {
  for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{')) {
    pattern.replace(open, pattern.find('}') - open + 1, std::to_string(access_proof::nobodys_id));
  }
  return pattern;
}

class ApiAnswers : public ::testing::Test {
 protected:
  ApiAnswers() : client_(world_), sheet_(std::string{client_.ask({"GET", "/api/v1/openapi.json", ""}, "").content()}) {}

  Response ask(const std::string& operation, const Asked& asked, const std::string& token) {
    Response answer = client_.ask(asked, token);
    sheet_.came(operation, answer);
    return answer;
  }
  [[nodiscard]] const std::string& token(const std::string& who) const { return world_.tokens().at(who); }

  void use_a_key();
  void make_programs();
  void ask_as_the_access_table_does();
  void ask_wrongly(const std::string& operation, const Expected& row, const std::string& who);
  void ask_of_far_years(const std::string& operation, const Expected& row, const std::string& who);
  void ask_beside_the_handler(const std::string& operation, const std::string& target, const std::string& who);
  void ask_what_fails(Client& client, int status);
  void ask_every_operation();
  void ask_the_rows();
  void obey(const AnswerRow& row);
  void set_password(const std::string& words);
  void keep(const AnswerRow& row, const Response& answer);
  void strike_what_comes_elsewhere();

  World world_;
  Client client_;
  AnswerSheet sheet_;
  std::map<std::string, std::pair<Expected, std::string>> granted_;  ///< a request of each operation that somebody may
  std::map<std::string, std::string> programs_;                      ///< tokens of programs, by their only permission
  std::set<std::string> elsewhere_;
};

/// Everybody has used the key "used" for something else.
void ApiAnswers::use_a_key() {
  world_.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
    for (const auto& [who, session] : world_.tokens()) {
      if (who == "no_session" || who == "administrator_elsewhere") continue;
      keep_answer(transaction, world_.actor(who).person, {"used", "another request"}, EventId{1}, "{}", "[]",
                  world_.clock().now());
    }
    return true;
  });
}

/// Two, so that each operation is out of the reach of one of them.
void ApiAnswers::make_programs() {
  for (const char* permission : {"me:view", "periods:view"}) {
    const Json wish{{"name", "Программа"}, {"permissions", {permission}}, {"expires_at", "2026-12-01T00:00:00Z"}};
    const Response made =
        ask("POST /api/v1/me/tokens", {"POST", "/api/v1/me/tokens", wish.dump()}, token("administrator"));
    ASSERT_EQ(made.status, 201) << made.content();
    programs_[permission] = Json::parse(made.content())["result"]["secret"];
  }
}

void ApiAnswers::ask_as_the_access_table_does() {
  for (const char* name : {"note", "other_note"}) {
    const Response written =
        ask("POST /api/v1/students/{id}/notes",
            {"POST", access_proof::with_ids("/api/v1/students/{anna}/notes", world_.ids()), R"({"text":"Заметка"})"},
            token("teacher"));
    world_.name_id(name, Json::parse(written.content())["result"]["note"].get<std::int64_t>());
  }
  for (const Expected& row : access_proof::expected_answers(world_.tokens(), world_.ids())) {
    if (!sheet_.operations().contains(row.route)) continue;
    for (const std::string& who : turned_away) {
      if (!row.everybody && !row.who.contains(who))
        ask(row.route, {method_of(row.route), row.target, row.body}, token(who));
    }
    const bool ends_sessions =
        row.route.starts_with("DELETE /api/v1/session") || row.route.starts_with("DELETE /api/v1/me/sessions");
    const std::string who = ends_sessions                       ? "technical_staff"
                            : row.everybody                     ? "no_session"
                            : row.who.contains("administrator") ? "administrator"
                                                                : *row.who.begin();
    if (!ends_sessions) ask(row.route, {method_of(row.route), row.target, row.body}, token(who));
    granted_.try_emplace(row.route, row, who);
  }
}

/// What a careless client sends, as somebody who may.
void ApiAnswers::ask_wrongly(const std::string& operation, const Expected& row, const std::string& who) {
  const std::string method = method_of(operation);
  const std::string joined = row.target + (row.target.find('?') == std::string::npos ? '?' : '&');
  const bool of_api = path_of(operation).starts_with("/api/v1/");
  if (of_api) ask(operation, {method, joined + "surplus=1", row.body}, token(who));
  ask(operation, {method, row.target, row.body, {}, "application/json", {}, true}, token(who));
  for (const auto& [argument, value] :
       std::map<std::string, std::string>{{"limit", "0"}, {"from", "2026-02-30"}, {"after", "999999"}}) {
    if (sheet_.has_query(operation, argument) && row.target.find(argument + '=') == std::string::npos)
      ask(operation, {method, joined + argument + '=' + value, row.body}, token(who));
  }
  if (path_of(operation).find('{') != std::string::npos)
    ask(operation, {method, without_ids(path_of(operation)), row.body}, token(who));
  if (sheet_.names(operation, 412))
    ask(operation, {method, row.target, row.body, {}, "application/json", {{"If-Match", "\"x\""}}}, token(who));
  if (sheet_.names(operation, 304))
    ask(operation, {method, row.target, "", {}, "application/json", {{"If-None-Match", "*"}}}, token(who));
  ask(operation, {method, row.target, row.body, "used"}, token(who));
  if (!sheet_.described(operation).contains("requestBody") && !sheet_.names(operation, 415)) return;
  for (const char* body : {"{", "[]", R"({"surplus":1})"}) ask(operation, {method, row.target, body}, token(who));
}

/// A year that nobody lives in is a mistake of writing, which is told; it breaks nothing.
void ApiAnswers::ask_of_far_years(const std::string& operation, const Expected& row, const std::string& who) {
  static const std::regex date{"[0-9]{4}-[0-9]{2}-[0-9]{2}"};
  for (const char* far : {"0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31"}) {
    const std::string target = std::regex_replace(row.target, date, far);
    const std::string body = std::regex_replace(row.body, date, far);
    if (target == row.target && body == row.body) continue;
    const Response answer = ask(operation, {method_of(operation), target, body}, token(who));
    EXPECT_TRUE(answer.status == 400 || answer.status == 422)
        << operation << " takes " << far << " and answers " << answer.status << ' ' << answer.content();
  }
}

/// Answers of the server itself, which asks for the right first.
void ApiAnswers::ask_beside_the_handler(const std::string& operation, const std::string& target,
                                        const std::string& who) {
  const std::string method = method_of(operation);
  ask(operation, {method, target, ""}, "");
  ask(operation, {.method = method, .target = target, .body = "", .stopping = true}, token(who));
  if (sheet_.names(operation, 415)) {
    ask(operation, {method, target, "x", {}, "image/png"}, token(who));
    ask(operation, {method, target, "x", {}, "application/json", {{"Content-Encoding", "gzip"}}}, token(who));
  }
  if (sheet_.names(operation, 413))
    ask(operation, {method, target, std::string(std::size_t{8} << 20U, ' ')}, token(who));
  const std::string permission = sheet_.described(operation).value("x-permission", "");
  for (const auto& [held, program] : programs_) {
    if (held != permission) ask(operation, {method, target, ""}, program);
  }
}

/// Somebody who may, and is signed in to the end.
std::string caller(const std::pair<Expected, std::string>& granted) {
  const auto& [row, who] = granted;
  return row.everybody || row.who.contains("administrator") ? "administrator" : who;
}

/// Whatever a handler throws: a broken world has its own answer.
void ApiAnswers::ask_what_fails(Client& client, int status) {
  for (const auto& [operation, granted] : granted_)
    if (sheet_.names(operation, status))
      sheet_.came(operation, client.ask({method_of(operation), granted.first.target, ""}, token(caller(granted))));
}

void ApiAnswers::ask_every_operation() {
  for (const auto& [operation, described] : sheet_.operations()) {
    const auto granted = granted_.find(operation);
    if (granted == granted_.end()) {
      ADD_FAILURE() << "nobody may " << operation;
      continue;
    }
    ask_beside_the_handler(operation, granted->second.first.target, caller(granted->second));
    ask_wrongly(operation, granted->second.first, granted->second.second);
    ask_of_far_years(operation, granted->second.first, granted->second.second);
  }
}

void ApiAnswers::obey(const AnswerRow& row) {
  if (row.word == "@regulation") {
    const std::string file = std::string{VESTNIK_SOURCE_DIR} + "/scripts_lua/regulations/" + row.target + ".lua";
    std::ifstream stream{file};
    auto loaded = load_regulation(row.target, std::string{std::istreambuf_iterator<char>{stream}, {}});
    ASSERT_TRUE(loaded.regulation) << row.place;
    world_.service().regulations().put(World::school, std::move(loaded.regulation));
  } else if (row.word == "@at") {
    world_.clock().set(parse_iso_instant(row.target).value());
    world_.service().settle(world_.clock().now());
  } else if (row.word == "@sql") {
    world_.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
      transaction.execute(access_proof::with_ids(row.target, world_.ids()), {});
      return true;
    });
  } else if (row.word == "@password") {
    set_password(row.target);
  } else {
    FAIL() << row.place << ": there is no " << row.word;
  }
}

/// `@password teacher слова`
void ApiAnswers::set_password(const std::string& words) {
  const auto space = words.find(' ');
  const Actor actor = world_.actor(words.substr(0, space));
  const auto hash = world_.service().sessions().make_password(actor, words.substr(space + 1));
  ASSERT_TRUE(hash) << hash.problem().code;
  world_.service().database().write(World::school, Priority::person, [&](Transaction& transaction) {
    set_password_hash(transaction, actor.account, *hash);
    return true;
  });
}

void ApiAnswers::keep(const AnswerRow& row, const Response& answer) {
  const auto equals = row.keep.find('=');
  const std::string member = '"' + row.keep.substr(equals + 1) + "\":";
  const auto at = answer.content().find(member);
  ASSERT_NE(at, std::string_view::npos) << row.place << ": " << answer.content();
  std::string number{answer.content().substr(at + member.size(), 20)};
  number.erase(0, number.find_first_of("0123456789"));
  world_.name_id(row.keep.substr(0, equals), std::stoll(number));
}

void ApiAnswers::ask_the_rows() {
  for (const AnswerRow& row : answer_rows()) {
    if (!row.word.empty()) {
      obey(row);
      continue;
    }
    const std::string target = access_proof::with_ids(row.target, world_.ids());
    const std::string body = access_proof::with_ids(row.body, world_.ids());
    const Response answer = ask(row.operation, {method_of(row.operation), target, body, row.key}, token(row.who));
    // 0: one of several tries, whose turn to be refused does not matter.
    EXPECT_TRUE(row.status == 0 || answer.status == row.status)
        << row.place << ": " << row.operation << ' ' << target << " as " << row.who << " answered " << answer.content();
    if (!row.keep.empty() && answer.status == row.status) keep(row, answer);
    if (row.operation.starts_with("GET ") && row.status == 200)
      ask(row.operation, {"GET", target, "", {}, "application/json", {{"If-None-Match", "*"}}}, token(row.who));
  }
}

void ApiAnswers::strike_what_comes_elsewhere() {
  for (const AnsweredElsewhere& one : answered_elsewhere()) {
    std::ifstream stream{std::string{VESTNIK_SOURCE_DIR} + "/tests/" + one.test};
    const std::string text{std::istreambuf_iterator<char>{stream}, {}};
    EXPECT_NE(text.find(one.word), std::string::npos) << one.test << " says nothing of " << one.word;
    EXPECT_TRUE(elsewhere_.insert(one.answer).second) << one.answer << " is named twice";
  }
}

TEST_F(ApiAnswers, AreAllThoseThatTheDocumentNamesAndNoOther) {
  use_a_key();
  make_programs();
  ask_as_the_access_table_does();
  ask_every_operation();
  Client broken{world_, [](Route& route) {
                  route.handle = [](const Request&) -> Response { throw std::runtime_error{"broken on purpose"}; };
                }};
  ask_what_fails(broken, 500);
  Client full{world_, [](Route& route) {
                route.handle = [](const Request&) -> Response {
                  throw DatabaseError{DatabaseError::Kind::disk_full, "full on purpose"};
                };
              }};
  ask_what_fails(full, 507);
  ask_the_rows();
  strike_what_comes_elsewhere();
  for (const std::string& complaint : sheet_.complaints()) ADD_FAILURE() << complaint;
  std::size_t missing = 0;
  for (const std::string& answer : sheet_.missing()) {
    if (elsewhere_.erase(answer) > 0) continue;
    ADD_FAILURE() << "never came: " << answer;
    ++missing;
  }
  for (const std::string& answer : elsewhere_) ADD_FAILURE() << "came here too: " << answer;
  RecordProperty("missing", static_cast<int>(missing));
}

}  // namespace
}  // namespace vestnik::api_proof
