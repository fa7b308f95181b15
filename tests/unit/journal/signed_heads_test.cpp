// The heads of the audit that lie outside of the database: what they find, and what is found in them.
#include "journal/signed_heads.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "base/durable_file.h"
#include "journal/head_signer.h"
#include "requests.h"

namespace vestnik::tests {
namespace {

using namespace std::chrono_literals;

SigningKey key_of(unsigned char letter) {
  std::array<unsigned char, 32> secret{};
  secret.fill(letter);
  return SigningKey{secret};
}

class SignedHeads : public ::testing::Test {
 protected:
  std::unique_ptr<HeadSigner> new_signer(HeadPace pace = {}) {
    return std::make_unique<HeadSigner>(school.database(), key, file, pace);
  }
  void record(PersonId student) {
    ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(student, "5")}))), "");
  }
  bool sign(HeadSigner& signer, HeadSigner::When when = HeadSigner::When::now) {
    return signer.step(school.id, school.clock().now(), when);
  }
  [[nodiscard]] ReadHeads read() const { return read_heads(file, key.public_key()); }
  AuditReport verified() {
    AuditReport report;
    const ReadHeads heads = read();
    EXPECT_EQ(heads.first_broken, 0U) << heads.fault;
    school.database().read(
        school.id, [&](Transaction& transaction) { report = verify_audit(transaction, heads.heads.at(school.id)); });
    return report;
  }
  [[nodiscard]] std::vector<std::string> lines() const {
    std::ifstream in{file};
    std::vector<std::string> found;
    for (std::string line; std::getline(in, line);) found.push_back(line);
    return found;
  }
  void write_lines(const std::vector<std::string>& all) const {
    std::ofstream out{file, std::ios::trunc};
    for (const std::string& line : all) out << line << '\n';
  }
  /// Three marks, a head after each.
  void record_three() {
    for (const PersonId student : {school.anna, school.boris, school.vera}) {
      record(student);
      ASSERT_TRUE(sign(*signer));
    }
  }

  JournalSchool school;
  TemporaryFolder folder;
  std::filesystem::path file = folder.root() / "apart" / "audit-heads";
  SigningKey key = key_of(7);
  std::unique_ptr<HeadSigner> signer = new_signer();
};

TEST_F(SignedHeads, AreSignedWhenSomethingWasWrittenAndNotTooOften) {
  const auto by_the_pace = HeadSigner::When::by_the_pace;
  EXPECT_FALSE(sign(*signer, by_the_pace)) << "there is no link yet";
  record(school.anna);
  EXPECT_TRUE(sign(*signer, by_the_pace));
  EXPECT_FALSE(sign(*signer)) << "nothing new";
  record(school.boris);
  EXPECT_FALSE(sign(*signer, by_the_pace)) << "the last one is too fresh";
  school.clock().set(school.clock().now() + 10s);
  EXPECT_TRUE(sign(*signer, by_the_pace));
  record(school.vera);
  EXPECT_TRUE(sign(*signer)) << "at the end";
  EXPECT_EQ(read().lines, 3U);
  EXPECT_EQ(verified().first_broken, 0);
}

TEST_F(SignedHeads, DoNotWaitWhereMuchWasWritten) {
  signer = new_signer({10s, 2});
  record(school.anna);
  EXPECT_TRUE(sign(*signer, HeadSigner::When::by_the_pace));
  record(school.boris);
  EXPECT_FALSE(sign(*signer, HeadSigner::When::by_the_pace));
  record(school.vera);
  EXPECT_TRUE(sign(*signer, HeadSigner::When::by_the_pace));
}

TEST_F(SignedHeads, GoOnAfterARestartAndAfterATornLine) {
  record(school.anna);
  sign(*signer);
  std::ofstream{file, std::ios::app} << "vestnik-head-1 1 2 abc";
  signer = new_signer();
  EXPECT_FALSE(sign(*signer)) << "the head stands in the file already";
  record(school.boris);
  EXPECT_TRUE(sign(*signer));
  EXPECT_EQ(read().first_broken, 0U);
  EXPECT_EQ(read().lines, 2U);
}

// otradny-2.3
TEST_F(SignedHeads, FindADatabaseThatWasReplacedByAnOlderCopy) {
  record_three();
  school.write([&](Transaction& transaction) {
    for (const char* sql : {"DELETE FROM audit_link WHERE id = 3", "DELETE FROM audit_payload WHERE id = 3",
                            "DELETE FROM event WHERE id = 3", "UPDATE counter SET value = 2 WHERE name = 'audit'",
                            "UPDATE counter SET value = 2 WHERE name = 'event'"}) {
      EXPECT_GT(transaction.execute(sql), 0) << sql;
    }
    EXPECT_EQ(verify_audit(transaction).first_broken, 0) << "the copy is whole in itself";
  });
  EXPECT_EQ(verified().fault, "audit.behind_head");
  EXPECT_EQ(verified().first_broken, 3);
  // Going on does not heal it.
  signer = new_signer();
  ASSERT_EQ(refusal(school.run(school.teacher, marks(school.lesson, {mark(school.anna, "4")}))), "");
  EXPECT_TRUE(sign(*signer));
  EXPECT_EQ(verified().fault, "audit.head_contradicts");
  EXPECT_EQ(verified().first_broken, 3);
}

TEST_F(SignedHeads, FindAChainThatWasMadeAnewAsAWhole) {
  record_three();
  school.write([&](Transaction& transaction) {
    const auto payloads = transaction.all("SELECT payload FROM audit_payload ORDER BY id", {},
                                          [](const Row& row) { return row.string(0); });
    for (const char* sql :
         {"DELETE FROM audit_link", "DELETE FROM audit_payload", "UPDATE counter SET value = 0 WHERE name = 'audit'",
          "UPDATE event SET payload = '{}' WHERE id = 2"}) {
      EXPECT_GT(transaction.execute(sql), 0) << sql;
    }
    for (const std::string& payload : payloads)
      append_audit(transaction, school.random(), payload, school.clock().now());
    EXPECT_EQ(verify_audit(transaction).first_broken, 0) << "the forged chain is whole in itself";
  });
  EXPECT_EQ(verified().fault, "audit.head_contradicts");
  EXPECT_EQ(verified().first_broken, 1);
}

TEST_F(SignedHeads, AreThemselvesProtected) {
  record_three();
  const std::vector<std::string> whole = lines();
  ASSERT_EQ(whole.size(), 3U);
  const auto fault_of = [&](const std::vector<std::string>& all) {
    write_lines(all);
    return std::string{read().fault};
  };
  EXPECT_EQ(fault_of({whole[1], whole[2]}), "audit.heads_changed");
  EXPECT_EQ(fault_of({whole[0], whole[2]}), "audit.heads_changed");
  EXPECT_EQ(fault_of({whole[1], whole[0], whole[2]}), "audit.heads_changed");
  EXPECT_EQ(fault_of({whole[0], whole[0], whole[1], whole[2]}), "audit.heads_changed");
  std::string edited = whole[1];
  edited.replace(edited.find(" 2 "), 3, " 1 ");
  EXPECT_EQ(fault_of({whole[0], edited, whole[2]}), "audit.head_forged");
  write_lines(whole);
  EXPECT_EQ(read().fault, "");
  EXPECT_EQ(read_heads(file, key_of(8).public_key()).fault, "audit.head_forged") << "another key";
}

TEST_F(SignedHeads, HaveAKeyThatCanBeWrittenDown) {
  const auto again = public_key_from_hex(to_hex(key.public_key()));
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, key.public_key());
  EXPECT_FALSE(public_key_from_hex("7f"));
  EXPECT_FALSE(public_key_from_hex(std::string(64, 'x')));
  EXPECT_TRUE(is_signed_by(*again, "слово", key.sign("слово")));
  EXPECT_FALSE(is_signed_by(*again, "слова", key.sign("слово")));
}

}  // namespace
}  // namespace vestnik::tests
