// Every column of the database that names a person is told of in config/personal_data, the shipped plugins' included:
// whoever adds a table says there what it keeps of people, or a person asking is answered with less than there is.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "app/service.h"
#include "app/settings_file.h"
#include "base/clock.h"
#include "base/random.h"
#include "domain/delivery.h"
#include "domain/role.h"
#include "http/message_catalogue.h"
#include "records/account_store.h"
#include "records/consent_store.h"
#include "records/contact_store.h"
#include "records/correction_store.h"
#include "records/personal_tables.h"
#include "records/session_store.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

const std::filesystem::path shipped_tree{VESTNIK_SOURCE_DIR};

/// Names of columns that hold the number of a person, wherever they stand.
bool names_a_person(const std::string& column) {
  static const std::set<std::string> exact{"person_id",     "student_id",   "guardian_id", "recipient_id", "actor_id",
                                           "substitute_id", "replaced_id",  "owner_id",    "assignee_id",  "author_id",
                                           "addressee_id",  "inspector_id", "sender_id",   "account_id"};
  // Who told of an absence is written in words.
  if (column == "reported_by" || column == "told_by_rule") return false;
  return exact.contains(column) || column.ends_with("teacher_id") || column.ends_with("_by");
}

class EveryPersonalColumn : public ::testing::Test {
 protected:
  EveryPersonalColumn()
      : settings_(load_settings(
                      {shipped_tree / "config" / "vestnik.properties"},
                      {{"gateway.maildir.folder", folder_.path("messages")}, {"paths.share", shipped_tree.string()}})
                      .value()),
        service_(Service::open(
                     {{shipped_tree, folder_.root() / "data", std::filesystem::path{VESTNIK_BINARY_DIR} / "plugins"},
                      *settings_,
                      clock_,
                      random_,
                      false})
                     .value()) {}

  std::set<std::string> columns_with_people() {
    std::set<std::string> found;
    service_->database().read(InstitutionId{}, [&](Transaction& read) {
      read.query(
          "SELECT m.name, c.name, (SELECT COUNT(*) FROM pragma_foreign_key_list(m.name) f WHERE f.\"table\" = 'person' "
          "AND f.\"from\" = c.name) FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
          {}, [&](const Row& row) {
            const std::string column = row.string(1);
            if (column == "institution_id") return;
            if (names_a_person(column) || row.integer(2) > 0) found.insert(row.string(0) + "." + column);
          });
    });
    // An account is its person's: where both stand, the person is told of.
    std::erase_if(found, [&](const std::string& name) {
      return name.ends_with(".account_id") && found.contains(name.substr(0, name.find('.')) + ".person_id");
    });
    return found;
  }

  TemporaryFolder folder_;
  SystemClock clock_;
  SystemRandom random_;
  std::unique_ptr<Settings> settings_;
  std::unique_ptr<Service> service_;
};

TEST_F(EveryPersonalColumn, IsToldOfInThePersonalData) {
  std::set<std::string> told;
  const auto tables = PersonalTables::load(shipped_tree / "config" / "personal_data");
  ASSERT_TRUE(tables);
  for (const PersonalColumn& column : tables->columns()) told.insert(column.table + "." + column.column);
  for (const std::string& column : columns_with_people()) {
    EXPECT_TRUE(told.contains(column)) << column << " stands in no file of config/personal_data";
  }
}

TEST_F(EveryPersonalColumn, OfAPluginSaysWhatErasureTakesAway) {
  const auto tables = PersonalTables::load(shipped_tree / "config" / "personal_data").value();
  for (const PersonalColumn& column : tables.columns()) {
    EXPECT_EQ(column.erasure.has_value(), column.component != "core") << column.table << '.' << column.column;
  }
}

TEST_F(EveryPersonalColumn, OfAPluginIsErasedWithThePerson) {
  const auto tables = PersonalTables::load(shipped_tree / "config" / "personal_data").value();
  const PersonId gone{7};
  ErasedRows erased;
  service_->database().write(InstitutionId{1}, Priority::person, [&](Transaction& transaction) {
    for (const char* sql : {"INSERT INTO p_replies_reply VALUES (1, 1, 'k', 8, 'КАНАРЕЙКА', 'absence', 0)",
                            "INSERT INTO p_replies_child VALUES (1, 1, 7)",
                            "INSERT INTO p_attestation_result VALUES (1, 1, 7, 1, 1, 1, 'exam', '5', 'КАНАРЕЙКА', 1)",
                            "INSERT INTO p_attestation_version VALUES (1, 1, 1, '5', 'КАНАРЕЙКА', '', '', 9, 0)"})
      transaction.execute(sql);
    erased = erase_listed(transaction, tables, gone, true);
    return true;
  });
  EXPECT_EQ(erased, (ErasedRows{{"p_replies_child", 1}, {"p_replies_reply", 1}})) << "the summary is still kept";
  service_->database().write(InstitutionId{1}, Priority::person, [&](Transaction& transaction) {
    erased = erase_listed(transaction, tables, gone, false);
    return true;
  });
  EXPECT_EQ(erased, (ErasedRows{{"p_attestation_result", 1}, {"p_attestation_version", 1}}));
}

TEST_F(EveryPersonalColumn, CanBeReadForAnybody) {
  const auto tables = PersonalTables::load(shipped_tree / "config" / "personal_data").value();
  service_->database().read(InstitutionId{1}, [&](Transaction& read) {
    EXPECT_NO_THROW(EXPECT_TRUE(kept_of(read, tables, PersonId{1}, {"да", "нет"}).empty()));
  });
}

// A code of ours tells nobody what is kept.
TEST_F(EveryPersonalColumn, IsShownInWordsWhereItHoldsACode) {
  const auto messages = MessageTable::load(shipped_tree / "templates" / "messages").value();
  const auto codes = messages.codes();
  const auto tables = PersonalTables::load(shipped_tree / "config" / "personal_data").value();
  for (const PersonalColumn& column : tables.columns()) {
    for (const PersonalColumn::Shown& shown : column.columns) {
      if (shown.as != PersonalColumn::Shown::As::word) continue;
      const auto has_words = [&](const std::string& code) { return code.starts_with(shown.family + "_"); };
      EXPECT_TRUE(std::ranges::any_of(codes, has_words)) << column.table << '.' << shown.name;
    }
  }
  const auto expect_words = [&](const std::string& family, const auto& of_family) {
    for (const std::string_view code : of_family) {
      EXPECT_TRUE(messages.knows(family + "_" + std::string{code})) << family << ' ' << code;
    }
  };
  expect_words("privacy.as_contact", std::array{contact_kind::phone, contact_kind::email});
  expect_words("privacy.as_address", std::array{contact_state::confirmed, contact_state::unconfirmed,
                                                contact_state::dead, contact_state::stopped});
  expect_words("privacy.as_account", std::array{account_state::invited, account_state::active, account_state::blocked});
  expect_words("privacy.as_sign_in", sign_in_outcome::all);
  expect_words("privacy.as_consent", std::array{consent_kind::electronic});
  expect_words("privacy.as_correction",
               std::array{correction_state::open, correction_state::done, correction_state::declined});
  expect_words("privacy.as_obligation", obligation_state_names);
  expect_words("notify.state", delivery_state_names);
  expect_words("explain.role", role_names);
}

}  // namespace
}  // namespace vestnik::tests
