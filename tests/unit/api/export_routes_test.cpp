#include "api_school.h"
#include "records/full_export_store.h"
#include "records/role_store.h"

namespace vestnik::tests {
namespace {

/// Files of a tar by name.
std::map<std::string, std::string> files_of(const std::string& tar) {
  std::map<std::string, std::string> files;
  for (std::size_t at = 0; at + 512 <= tar.size() && tar[at] != '\0';) {
    const std::size_t size = std::stoul(tar.substr(at + 124, 11), nullptr, 8);
    files[std::string{tar.c_str() + at}] = tar.substr(at + 512, size);
    at += 512 + (size + 511) / 512 * 512;
  }
  return files;
}

class FullExports : public ApiSchool {
 protected:
  FullExports() {
    school.write([&](Transaction& transaction) {
      for (const auto& [person, role] :
           {std::pair{school.deputy_head, Role::administrator}, std::pair{school.secretary, Role::director}}) {
        add_grant(transaction, {0, person, role, "institution", 0, JournalSchool::day("2026-09-01"), std::nullopt, "1"},
                  school.clock().now());
      }
      transaction.execute("UPDATE account SET password_hash = 'КАНАРЕЙКА'");
    });
  }
  std::int64_t ask() {
    return expect(201, post("/api/v1/exports", school.administrator,
                            {{"reason", "Переход в другую систему"}}))["result"]["export"];
  }
  Response decide(std::int64_t id, PersonId who, bool approve = true) {
    return post("/api/v1/exports/" + std::to_string(id) + "/decision", who, {{"approve", approve}});
  }
  Response take(std::int64_t id, PersonId who) {
    return call(Method::post, "/api/v1/exports/" + std::to_string(id) + "/archive", who);
  }
  std::string state() { return expect(200, get("/api/v1/exports", school.administrator))["exports"][0]["state"]; }
};

TEST_F(FullExports, AreTakenByWhoAskedOnceAnotherHasApproved) {
  const std::int64_t id = ask();
  EXPECT_EQ(state(), "asked");
  EXPECT_EQ(problem(take(id, school.administrator)), "export.not_approved");
  EXPECT_EQ(problem(decide(id, school.administrator)), "export.own");
  EXPECT_EQ(problem(decide(id, school.teacher)), "access.forbidden");
  expect(200, decide(id, school.secretary));
  EXPECT_EQ(state(), "open");
  EXPECT_EQ(problem(decide(id, school.deputy_head, false)), "export.closed");
  EXPECT_EQ(problem(take(id, school.deputy_head)), "access.not_found") << "another's, though an administrator's";
  const Response taken = take(id, school.administrator);
  ASSERT_EQ(taken.status, 200) << taken.body;
  EXPECT_EQ(taken.content_type, "application/x-tar");
  // OWASP ASVS 5.0, 5.4.1: a name of ours, and nothing that a browser would show.
  ASSERT_FALSE(taken.headers.empty());
  EXPECT_EQ(taken.headers[0],
            (std::pair<std::string, std::string>{
                "Content-Disposition", "attachment; filename=\"vestnik-export-" + std::to_string(id) + ".tar\""}));
  for (const char* word : {"full_export.asked", "full_export.decided", "full_export.taken"}) {
    EXPECT_EQ(school.number("SELECT COUNT(*) FROM audit_payload WHERE payload LIKE '%\"outcome\":\"recorded\"%' "
                            "AND payload LIKE $1",
                            {std::string{"%"} + word + "%"}),
              1)
        << word;
  }
}

TEST_F(FullExports, HoldEverythingButWhatOpensADoor) {
  expect(200, post(of_lesson("/marks"), school.teacher, five()));
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE lesson SET topic = $2 WHERE institution_id = $1 AND id = $3",
                        {school.id, "Дроби\tи\nстепени", school.lesson});
  });
  const std::int64_t id = ask();
  expect(200, decide(id, school.secretary));
  const auto files = files_of(take(id, school.administrator).body);
  for (const char* name : {"person.tsv", "mark.tsv", "mark_version.tsv", "audit_link.tsv", "audit_payload.tsv",
                           "event.tsv", "institution.tsv", "role_grant.tsv", "manifest.json"})
    EXPECT_TRUE(files.contains(name)) << name;
  EXPECT_NE(files.at("person.tsv").find("Иванова"), std::string::npos);
  EXPECT_NE(files.at("lesson.tsv").find("Дроби\\tи\\nстепени"), std::string::npos) << "one lesson is one line";
  const Json manifest = Json::parse(files.at("manifest.json"));
  for (const Json& table : manifest["tables"]) {
    const std::string& content = files.at(table["name"].get<std::string>() + ".tsv");
    EXPECT_EQ(std::count(content.begin(), content.end(), '\n'), table["rows"].get<std::int64_t>() + 1) << table["name"];
  }
  const std::set<std::string> harmless{"events_digest", "token_id"};
  for (const auto& [name, content] : files) {
    EXPECT_EQ(content.find("КАНАРЕЙКА"), std::string::npos) << name;
    if (!name.ends_with(".tsv")) continue;
    std::istringstream header{content.substr(0, content.find('\n'))};
    for (std::string column; std::getline(header, column, '\t');) {
      for (const char* word : {"password_", "digest", "sealed", "secret", "token"})
        EXPECT_TRUE(column.find(word) == std::string::npos || harmless.contains(column)) << name << ' ' << column;
    }
  }
}

TEST_F(FullExports, LapseWithoutAnApproval) {
  const std::int64_t id = ask();
  EXPECT_EQ(problem(post("/api/v1/exports", school.administrator, {{"reason", "ещё"}})), "export.asked_already");
  school.clock().set(school.clock().now() + full_export_decided_within - std::chrono::seconds{1});
  EXPECT_EQ(state(), "asked");
  school.clock().set(school.clock().now() + std::chrono::seconds{1});
  EXPECT_EQ(state(), "lapsed");
  EXPECT_EQ(problem(decide(id, school.secretary)), "export.closed");
  EXPECT_EQ(problem(take(id, school.administrator)), "export.over");
  EXPECT_GT(ask(), id) << "asked for anew";
}

TEST_F(FullExports, AreHandedOutForADay) {
  const std::int64_t id = ask();
  expect(200, decide(id, school.deputy_head));
  school.clock().set(school.clock().now() + full_export_open_for - std::chrono::seconds{1});
  EXPECT_EQ(take(id, school.administrator).status, 200);
  school.clock().set(school.clock().now() + std::chrono::seconds{1});
  EXPECT_EQ(problem(take(id, school.administrator)), "export.over");
  const std::int64_t stopped = ask();
  expect(200, decide(stopped, school.secretary, false));
  EXPECT_EQ(state(), "declined");
  EXPECT_EQ(problem(take(stopped, school.administrator)), "export.over");
}

TEST_F(FullExports, AreNotHandedOutAgainByRepeatingACall) {
  const std::int64_t id = ask();
  expect(200, decide(id, school.deputy_head));
  const auto again = [&] {
    return call(Method::post, "/api/v1/exports/" + std::to_string(id) + "/archive", school.administrator, {}, "same");
  };
  EXPECT_EQ(again().status, 200);
  EXPECT_EQ(again().status, 200) << "the first answer may have been lost on the way";
  EXPECT_EQ(school.number("SELECT COUNT(*) FROM event WHERE type = 'full_export.taken'"), 2) << "each time is kept";
  school.clock().set(school.clock().now() + full_export_open_for);
  EXPECT_EQ(problem(again()), "export.over");
}

TEST_F(FullExports, WantAReasonAndAnAdministrator) {
  EXPECT_EQ(problem(post("/api/v1/exports", school.administrator, {{"reason", "  "}})), "export.reason_missing");
  for (const PersonId who : {school.secretary, school.teacher, school.mother, school.anna})
    EXPECT_EQ(problem(post("/api/v1/exports", who, {{"reason", "для себя"}})), "access.forbidden");
  EXPECT_EQ(problem(get("/api/v1/exports", school.teacher)), "access.forbidden");
  EXPECT_EQ(problem(decide(77, school.secretary)), "access.not_found");
}

}  // namespace
}  // namespace vestnik::tests
