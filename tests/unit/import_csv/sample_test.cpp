#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "records/account_store.h"
#include "records/consent_store.h"
#include "records/contact_store.h"
#include "records/group_store.h"
#include "records/guardian_store.h"
#include "records/load_store.h"
#include "records/person_store.h"
#include "school.h"

namespace vestnik::import_csv {
namespace {

const std::filesystem::path config = std::filesystem::path{VESTNIK_SOURCE_DIR} / "config";

CivilDate on(const char* iso) { return parse_iso_date(iso).value(); }

std::string why(const Report& report) {
  std::string text;
  for (const Remark& remark : report.errors()) {
    text += remark.place.file + ":" + std::to_string(remark.place.line) + " " + remark.place.column + " " +
            remark.problem.code + " " + remark.who + "\n";
  }
  return text;
}

TEST(SampleSchool, IsImportedWholeAndASecondTimeChangesNothing) {
  School school;
  const Report first = school.import_folder(config / "sample");
  ASSERT_FALSE(first.refused()) << why(first);
  EXPECT_EQ(first.counts().at(counted::students).added, 49);
  EXPECT_EQ(first.counts().at(counted::staff).added, 14);
  const Report second = school.import_folder(config / "sample");
  ASSERT_FALSE(second.refused()) << why(second);
  EXPECT_EQ(second.total(), Count{});
}

TEST(SampleSchool, HasTheClassesOfTheStory) {
  School school;
  ASSERT_FALSE(school.import_folder(config / "sample").refused());
  school.ask([](Transaction& transaction) {
    const auto seventh = find_group_by_name(transaction, "7-А");
    const auto sixth = find_group_by_name(transaction, "6-Б");
    EXPECT_EQ(students_of_group(transaction, seventh->id, on("2026-09-14")).size(), 25U);
    EXPECT_EQ(students_of_group(transaction, sixth->id, on("2026-09-14")).size(), 24U);
    const auto lead = class_teacher_of(transaction, seventh->id, on("2026-09-14"));
    EXPECT_EQ(short_name(find_person(transaction, lead->teacher).value()), "Савина О. П.");
    return true;
  });
  // Monday 14 September: six lessons for each class, from 08:00 to 13:30 in Samara.
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM lesson WHERE date = '2026-09-14'"), 12);
  EXPECT_EQ(school.count("SELECT MIN(starts_at) FROM lesson WHERE date = '2026-09-14'"),
            to_microseconds(parse_iso_instant("2026-09-14T04:00:00Z").value()));
  EXPECT_EQ(school.count("SELECT MAX(ends_at) FROM lesson WHERE date = '2026-09-14'"),
            to_microseconds(parse_iso_instant("2026-09-14T09:30:00Z").value()));
}

TEST(SampleSchool, KnowsHowEachFamilyWishesToBeTold) {
  School school;
  ASSERT_FALSE(school.import_folder(config / "sample").refused());
  school.ask([](Transaction& transaction) {
    const auto egor = find_namesakes(transaction, "Тихонов", "Егор", "Алексеевич").at(0).id;
    const auto told = told_about(transaction, egor, on("2026-09-14"));
    EXPECT_EQ(preferred_channel(transaction, told.at(0)), "email");
    const auto ilya = find_namesakes(transaction, "Кузнецов", "Илья", "Дмитриевич").at(0).id;
    const auto mother = told_about(transaction, ilya, on("2026-09-14")).at(0);
    EXPECT_THAT(usable_contact(transaction, mother, contact_kind::phone, on("2026-09-14"))->value,
                testing::StartsWith("+7900"));
    EXPECT_TRUE(has_consent(transaction, mother, ilya, consent_kind::electronic, on("2026-09-14")));
    return true;
  });
}

TEST(SampleSchool, FindsSiblingsUnderOneMother) {
  School school;
  ASSERT_FALSE(school.import_folder(config / "sample").refused());
  school.ask([](Transaction& transaction) {
    const auto denis = find_namesakes(transaction, "Орлов", "Денис", "Михайлович").at(0).id;
    const auto mother = told_about(transaction, denis, on("2026-09-14")).at(0);
    EXPECT_EQ(students_seen_by(transaction, mother, on("2026-09-14")).size(), 2U);
    return true;
  });
}

TEST(SampleLabinsk, GivesOneMotherTwoChildrenAndConsentForOne) {
  School school;
  const Report report = school.import_folder(config / "sample_labinsk");
  ASSERT_FALSE(report.refused()) << why(report);
  school.ask([](Transaction& transaction) {
    const auto oksana = find_namesakes(transaction, "Мельник", "Оксана", "Викторовна");
    EXPECT_EQ(oksana.size(), 1U);
    EXPECT_EQ(students_seen_by(transaction, oksana.at(0).id, on("2026-10-06")).size(), 2U);
    const auto masha = find_namesakes(transaction, "Мельник", "Мария", "Сергеевна").at(0).id;
    const auto artem = find_namesakes(transaction, "Мельник", "Артём", "Сергеевич").at(0).id;
    const auto consent = [&](PersonId child) {
      return has_consent(transaction, oksana.at(0).id, child, consent_kind::electronic, on("2026-10-06"));
    };
    EXPECT_TRUE(consent(masha));
    EXPECT_FALSE(consent(artem));
    EXPECT_FALSE(main_group_of(transaction, artem, on("2026-09-30")));
    EXPECT_TRUE(main_group_of(transaction, artem, on("2026-10-01")));
    return true;
  });
  EXPECT_EQ(school.import_folder(config / "sample_labinsk").total(), Count{});
}

TEST(SampleYarovoe, DeclaresTheKindsOfWorkOfTheDiscipline) {
  School school;
  const Report report = school.import_folder(config / "sample_yarovoe");
  ASSERT_FALSE(report.refused()) << why(report);
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM declared_kind"), 4);
  EXPECT_EQ(school.count("SELECT COUNT(*) FROM lesson WHERE date > '2026-12-22' AND date <= '2026-12-30'"), 3);
  EXPECT_EQ(school.count("SELECT MIN(academic_hours) FROM lesson"), 2);
  school.ask([](Transaction& transaction) {
    const auto denisov = find_namesakes(transaction, "Денисов", "Марк", "Павлович").at(0).id;
    EXPECT_TRUE(main_group_of(transaction, denisov, on("2026-11-09")));
    EXPECT_FALSE(main_group_of(transaction, denisov, on("2026-11-10")));
    return true;
  });
  EXPECT_EQ(school.import_folder(config / "sample_yarovoe").total(), Count{});
}

}  // namespace
}  // namespace vestnik::import_csv
