// An export of everything, numbers of an institution, and orders for a subject, on each engine.
#include "conformance/records/suite.h"
#include "journal/full_export.h"
#include "journal/role_orders.h"
#include "records/full_archive.h"
#include "records/institution_totals.h"

namespace vestnik::tests {
namespace {

TEST_P(JournalConformance, AnExportIsDecidedByAnotherAndHoldsEveryTable) {
  const TableCatalogue catalogue = GetParam()() == nullptr ? TableCatalogue::sqlite : TableCatalogue::postgres;
  ASSERT_EQ(refusal(school().run(school().administrator, AskFullExport{"переезд", "{}"})), "");
  EXPECT_EQ(refusal(school().run(school().administrator, DecideFullExport{1, true})), "export.own");
  school().write([&](Transaction& transaction) {
    add_grant(transaction,
              {0, school().deputy_head, Role::director, "institution", 0, JournalSchool::day("2026-09-01"),
               std::nullopt, "1"},
              school().clock().now());
  });
  ASSERT_EQ(refusal(school().run(school().deputy_head, DecideFullExport{1, true})), "");
  ASSERT_EQ(refusal(school().run(school().administrator, TakeFullExport{1})), "");
  std::string archive;
  ArchiveTally tally;
  school().database().read(school().id, [&](Transaction& transaction) {
    tally = write_full_archive(transaction, {catalogue, school().clock().now(), 1},
                               [&](std::string_view piece) { archive += piece; });
  });
  EXPECT_EQ(archive.size() % 512, 0U);
  EXPECT_GT(tally.tables, 60);
  EXPECT_GT(tally.rows, 50);
  for (const char* words :
       {"person.tsv", "Иванова\t", "audit_payload.tsv", "full_export.tsv", "переезд", "manifest.json"})
    EXPECT_NE(archive.find(words), std::string::npos) << words;
  EXPECT_EQ(archive.find("password_hash"), std::string::npos);
}

TEST_P(JournalConformance, AnInstitutionIsCountedWithoutNames) {
  school().database().read(school().id, [&](Transaction& transaction) {
    const InstitutionTotals totals =
        institution_totals(transaction, JournalSchool::day("2026-09-01"), JournalSchool::day("2026-09-30"), "Н");
    EXPECT_EQ(totals.students, 4);
    EXPECT_EQ(totals.groups, 2);
    EXPECT_EQ(totals.marks, 0);
    EXPECT_FALSE(totals.average_hundredths);
  });
}

TEST_P(JournalConformance, AnOrderForASubjectReachesTheGroupsThatLearnItAndNothingElse) {
  const auto reaches = [&](Permission permission, Object object) {
    bool may = false;
    school().database().read(school().id, [&](Transaction& transaction) {
      may = school().access().allow(transaction, school().actor(school().secretary), permission, object).ok();
    });
    return may;
  };
  school().write([&](Transaction& transaction) {
    RoleGrant grant{0,
                    school().secretary,
                    Role::head_of_department,
                    std::string{role_reach::subject},
                    school().physics.value,
                    JournalSchool::day("2026-09-01"),
                    std::nullopt,
                    "1"};
    add_grant(transaction, grant, school().clock().now());
  });
  EXPECT_TRUE(reaches({"journal", "view"}, Object::group(school().group)));
  EXPECT_FALSE(reaches({"journal", "view"}, Object::group(school().other_group))) << "nobody learns physics there";
  EXPECT_FALSE(reaches({"absence_totals", "view"}, Object::group(school().group)));
}

}  // namespace
}  // namespace vestnik::tests
