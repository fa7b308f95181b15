#include "access/key_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <set>

#include "base/random.h"
#include "support/temporary_folder.h"

namespace vestnik::tests {
namespace {

class KeyFileTest : public ::testing::Test {
 protected:
  Result<KeyFile> open() { return KeyFile::open(path, random); }
  void write(std::string_view text) { std::ofstream{path, std::ios::trunc} << text; }

  TemporaryFolder folder;
  std::filesystem::path path = folder.root() / "data" / "keys";
  SystemRandom random;
};

TEST_F(KeyFileTest, IsMadeOnceForItsOwnerAloneAndGivesTheSameKeysAgain) {
  const auto first = open();
  ASSERT_TRUE(first);
  struct stat status {};
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
  const auto second = open();
  ASSERT_TRUE(second);
  EXPECT_EQ(first->key("second factor"), second->key("second factor"));
  std::size_t files = 0;
  for (const auto& each : std::filesystem::directory_iterator{path.parent_path()}) files += each.is_regular_file();
  EXPECT_EQ(files, 1U) << "a half-made file was left behind";
}

TEST_F(KeyFileTest, HasAKeyOfItsOwnForEveryPurposeAndEveryFile) {
  const auto mine = open();
  path = folder.root() / "other";
  const auto others = open();
  ASSERT_TRUE(mine && others);
  std::set<std::array<unsigned char, 32>> keys;
  for (const char* purpose : {"second factor", "audit", "app passwords", ""}) {
    keys.insert(mine->key(purpose));
    keys.insert(others->key(purpose));
  }
  EXPECT_EQ(keys.size(), 8U);
}

TEST_F(KeyFileTest, ThatOthersMayReadIsRefused) {
  ASSERT_TRUE(open());
  std::filesystem::permissions(path, std::filesystem::perms::group_read, std::filesystem::perm_options::add);
  EXPECT_EQ(open().problem(), (Problem{"access.key_file_open", {{"file", "keys"}}}));
}

TEST_F(KeyFileTest, ThatIsCutOrOfSomethingElseIsRefusedAndKept) {
  ASSERT_TRUE(open());
  for (const char* text : {"", "vestnik-keys-1\n", "vestnik-keys-1\nabcdef\n", "something else\n"}) {
    write(text);
    EXPECT_EQ(open().problem().code, "access.key_file_broken") << text;
  }
  EXPECT_EQ(std::filesystem::file_size(path), std::string_view{"something else\n"}.size());
}

}  // namespace
}  // namespace vestnik::tests
