// The matrix as the regulation in force changes it: from the next request on, and within what is closed for good.
#include <gtest/gtest.h>

#include "access/shipped_tables.h"
#include "lua/loader.h"
#include "ports/access_terms.h"
#include "records/right_switch_store.h"
#include "records/role_store.h"
#include "support/journal_school.h"

namespace vestnik::tests {
namespace {

const std::string source_of_rules{VESTNIK_SOURCE_DIR};

class RegulatedMatrix : public ::testing::Test {
 protected:
  void put(const std::string& words) {
    std::string script =
        R"(regulation { api = 1, institution = "syzran", order = "1", in_force_from = "2026-09-01",
  timezone = "Europe/Samara" }
marks { scale = { 2, 3, 4, 5 } }
absence { codes = { "Н" }, reasons = { "УП", "НП" }, reason_set_by = "class_teacher" }
periods { kind = "quarter", { "2026-09-01", "2026-10-25" } }
)";
    auto loaded = load_regulation("own.lua", script + words);
    ASSERT_TRUE(loaded.regulation);
    shelf.put(school.id, std::move(loaded.regulation));
  }
  std::string ask(PersonId who, Permission what, Object object) {
    std::string answer;
    school.database().read(school.id, [&](Transaction& transaction) {
      const auto role = access.allow(transaction, school.actor(who), what, object);
      answer = role ? std::string{to_text(*role)} : role.problem().code;
    });
    return answer;
  }

  JournalSchool school;
  RegulationShelf shelf;
  AccessControl access{shipped_matrix(), school.zones(), &shelf};
};

// syzran-m.0 (partial: switched by the regulation, not by a click): takes effect at the next request.
TEST_F(RegulatedMatrix, OpensAndClosesFromTheNextRequestOn) {
  const Object group = Object::group(school.group);
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, group), "access.not_found");
  EXPECT_EQ(ask(school.teacher, {"journal", "view"}, group), "teacher");
  put(R"(access { clause = "1", open = "journal.view", roles = { "secretary" }, scope = "all" }
access { clause = "1", close = "journal.view", roles = { "teacher" } })");
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, group), "secretary");
  EXPECT_EQ(ask(school.teacher, {"journal", "view"}, group), "access.not_found");
  EXPECT_EQ(ask(school.class_teacher, {"journal", "view"}, group), "class_teacher") << "another role";
  put("");
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, group), "access.not_found");
  EXPECT_EQ(ask(school.teacher, {"journal", "view"}, group), "teacher");
}

TEST_F(RegulatedMatrix, ARoleThatIsNotHereOpensNothing) {
  EXPECT_EQ(ask(school.secretary, {"me", "view"}, Object::institution()), "secretary");
  put(R"(access { clause = "1.6", users = { "administrator", "teacher", "curator", "student", "parent" } })");
  EXPECT_EQ(ask(school.secretary, {"me", "view"}, Object::institution()), "access.forbidden");
  EXPECT_EQ(ask(school.administrator, {"me", "view"}, Object::institution()), "administrator");
}

TEST_F(RegulatedMatrix, ASwitchGivesWayToWhatStandsAboveIt) {
  const auto switched = [&](const char* object, const char* operation, Role role, Scope scope) {
    school.write([&](Transaction& transaction) {
      set_right_switch(transaction, {object, operation, role, scope, ""}, school.administrator, school.clock().now());
    });
  };
  const Object group = Object::group(school.group);
  put("");
  switched("journal", "view", Role::secretary, Scope::all);
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, group), "secretary");
  put(R"(access { clause = "4.1", close = "journal.view", roles = { "secretary" } })");
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, group), "access.not_found") << "closed by a later regulation";
  put(R"(access { clause = "1.6", users = { "administrator", "teacher", "curator", "student", "parent" } })");
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, group), "access.not_found") << "a role that is no longer here";
  put("");
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, group), "secretary");
  switched("marks", "write", Role::student, Scope::self);
  switched("diary", "view", Role::teacher, Scope::own_load);
  EXPECT_EQ(ask(school.anna, {"marks", "write"}, Object::student(school.anna)), "access.not_found")
      << "closed for good, whatever the row says";
  EXPECT_EQ(ask(school.teacher, {"diary", "view"}, Object::student(school.anna)), "access.not_found");
}

// usolye-4.2.2 (partial: one school), otradny-1.3 (partial): a head of department has the own department.
TEST_F(RegulatedMatrix, AnOrderForAGroupReachesItsDepartment) {
  school.write([&](Transaction& transaction) {
    transaction.execute("UPDATE study_group SET department = 'Первое' WHERE institution_id = $1 AND id = $2",
                        {school.id, school.group});
    transaction.execute("UPDATE study_group SET department = 'Второе' WHERE institution_id = $1 AND id = $2",
                        {school.id, school.other_group});
    add_grant(transaction,
              {0, school.secretary, Role::head_of_department, "group", school.group.value,
               JournalSchool::day("2026-09-01"), std::nullopt, "5"},
              school.clock().now());
  });
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, Object::group(school.group)), "head_of_department");
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, Object::group(school.subgroup)), "head_of_department");
  EXPECT_EQ(ask(school.secretary, {"journal", "view"}, Object::group(school.other_group)), "access.not_found");
  EXPECT_EQ(ask(school.secretary, {"duty", "view_all"}, Object::institution()), "access.forbidden")
      << "the whole institution's";
}

std::shared_ptr<const Regulation> shipped(const std::string& code) {
  auto loaded = load_regulation_file(source_of_rules + "/scripts_lua/regulations/" + code + ".lua");
  EXPECT_TRUE(loaded.regulation) << code;
  return loaded.regulation;
}

bool has_cell(const Regulation& regulation, Permission permission, Role role) {
  const AccessTerms& terms = *access_terms(regulation);
  const AccessMatrix matrix = shipped_matrix().changed(terms.access_changes(), terms.roles_here().roles);
  for (const MatrixCell cell : matrix.cells(permission)) {
    if (cell.role == role) return true;
  }
  return false;
}

// yarovoe-1.6, labinsk-1.7, usolye-1.7, otradny-1.3, syzran-1.users: only these are users; that nobody else signs in is
// in tests/access/sign_in_test.cpp.
TEST(OfTheFive, OnlyTheRolesOfTheInstitutionExist) {
  EXPECT_FALSE(role_exists(*shipped("yarovoe"), Role::dispatcher));
  EXPECT_FALSE(role_exists(*shipped("yarovoe"), Role::secretary)) << "no other role has access";
  EXPECT_TRUE(role_exists(*shipped("otradny"), Role::dispatcher));
  EXPECT_TRUE(role_exists(*shipped("otradny"), Role::education_authority));
  EXPECT_TRUE(role_exists(*shipped("usolye"), Role::head_of_studies));
  EXPECT_FALSE(role_exists(*shipped("usolye"), Role::dispatcher));
  EXPECT_FALSE(role_exists(*shipped("syzran"), Role::head_of_studies));
  EXPECT_FALSE(role_exists(*shipped("labinsk"), Role::head_of_department));
  for (const char* code : {"yarovoe", "otradny", "usolye", "syzran", "labinsk"}) {
    for (const Role role : {Role::administrator, Role::director, Role::deputy_head, Role::teacher, Role::class_teacher,
                            Role::student, Role::parent})
      EXPECT_TRUE(role_exists(*shipped(code), role)) << code << ' ' << to_text(role);
  }
}

// syzran-m.plan.2 (partial: no plans yet), usolye-4.4.4 (partial), otradny-4.disp.1 (partial: who, not by when)
TEST(OfTheFive, TheMatrixDiffersWhereTheClausesDo) {
  EXPECT_FALSE(has_cell(*shipped("syzran"), {"curriculum", "view"}, Role::teacher));
  EXPECT_TRUE(has_cell(*shipped("syzran"), {"curriculum", "view"}, Role::deputy_head));
  EXPECT_TRUE(has_cell(*shipped("otradny"), {"curriculum", "view"}, Role::teacher));
  EXPECT_TRUE(has_cell(*shipped("usolye"), {"lesson", "substitute"}, Role::head_of_studies));
  EXPECT_FALSE(has_cell(*shipped("otradny"), {"curriculum", "write"}, Role::deputy_head));
  EXPECT_TRUE(has_cell(*shipped("otradny"), {"curriculum", "write"}, Role::dispatcher));
  EXPECT_FALSE(has_cell(*shipped("yarovoe"), {"release", "write"}, Role::medical_worker));
}

}  // namespace
}  // namespace vestnik::tests
