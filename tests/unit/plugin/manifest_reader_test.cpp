#include "plugin/manifest_reader.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <vector>

#include "base/random.h"
#include "plugin_folder.h"

namespace vestnik {
namespace {

std::string code_of(const Result<PluginManifest>& manifest) { return manifest ? "" : manifest.problem().code; }

TEST(ManifestReader, ReadsWhatAPluginSaysOfItselfWithoutRunningIt) {
  const PluginFolder folder;
  const auto manifest = read_manifest(folder.add("follower"));
  ASSERT_TRUE(manifest.ok()) << manifest.problem().code;
  EXPECT_STREQ(manifest->name, "follower");
  EXPECT_STREQ(manifest->version, "1.0");
  EXPECT_STREQ(manifest->requires_plugins, "notices");
}

TEST(ManifestReader, NamesTheFileButNotItsFolder) {
  const PluginFolder folder;
  const auto manifest = read_manifest(folder.path() / "absent.so");
  ASSERT_FALSE(manifest.ok());
  EXPECT_EQ(manifest.problem(), (Problem{"plugin.no_file", {{"file", "absent.so"}}}));
}

TEST(ManifestReader, RefusesAPluginOfAnotherAbiAndNamesBoth) {
  const PluginFolder folder;
  const auto manifest = read_manifest(folder.add("foreign_abi"));
  ASSERT_FALSE(manifest.ok());
  EXPECT_EQ(manifest.problem().code, "plugin.foreign_abi");
  EXPECT_EQ(manifest.problem().detail("expected"), std::to_string(plugin_abi));
  EXPECT_EQ(manifest.problem().detail("found"), "20250101");
}

TEST(ManifestReader, RefusesAPluginOfAnotherBuild) {
  const PluginFolder folder;
  EXPECT_EQ(code_of(read_manifest(folder.add("other_build"))), "plugin.other_build");
}

TEST(ManifestReader, RefusesAPluginThatWouldLookForItsFunctionsOnlyWhenTheyAreCalled) {
  const PluginFolder folder;
  EXPECT_EQ(code_of(read_manifest(folder.add("lazy"))), "plugin.lazy_binding");
}

TEST(ManifestReader, RefusesAPluginUnderAnothersName) {
  const PluginFolder folder;
  EXPECT_EQ(code_of(read_manifest(folder.add("notices", "diary"))), "plugin.other_name");
}

TEST(ManifestReader, RefusesWhatIsNoPlugin) {
  const PluginFolder folder;
  EXPECT_EQ(code_of(read_manifest(folder.write("text", "This is a letter, not a plugin.\n"))), "plugin.not_a_plugin");
  EXPECT_EQ(code_of(read_manifest(folder.write("empty", ""))), "plugin.not_a_plugin");
  EXPECT_EQ(code_of(read_manifest(folder.add("without_note"))), "plugin.not_a_plugin");
  EXPECT_EQ(code_of(read_manifest(folder.path())), "plugin.not_a_plugin");
}

TEST(ManifestReader, RefusesAFileThatStrangersMayChange) {
  const PluginFolder folder;
  const auto file = folder.add("notices");
  for (const mode_t mode : {0666U, 0664U, 0602U}) {
    ASSERT_EQ(::chmod(file.c_str(), mode), 0);
    EXPECT_EQ(code_of(read_manifest(file)), "plugin.unsafe_owner");
  }
}

TEST(ManifestReader, RefusesAFileOfAStranger) {
  const PluginFolder folder;
  const auto file = folder.add("notices");
  if (::chown(file.c_str(), 12345, 12345) != 0) return;  // only root can give a file away; others cannot meet one
  EXPECT_EQ(code_of(read_manifest(file)), "plugin.unsafe_owner");
}

TEST(ManifestReader, RefusesASymbolicLink) {
  const PluginFolder folder;
  std::filesystem::create_symlink(folder.add("notices"), folder.path() / "link.so");
  EXPECT_EQ(code_of(read_manifest(folder.path() / "link.so")), "plugin.unsafe_owner");
}

TEST(ManifestReader, DoesNotWaitForANamedPipe) {
  const PluginFolder folder;
  const auto pipe = folder.path() / "pipe.so";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  EXPECT_EQ(code_of(read_manifest(pipe)), "plugin.not_a_plugin");
}

TEST(ManifestReader, SurvivesAFileCutAnywhere) {
  const PluginFolder folder;
  const auto file = folder.add("notices");
  const auto whole = std::filesystem::file_size(file);
  for (auto length = whole - 1; length > 0; length -= length > 8192 ? whole / 400 : 1) {
    std::filesystem::resize_file(file, length);
    EXPECT_FALSE(read_manifest(file).ok()) << "cut after " << length << " bytes";
  }
}

TEST(ManifestReader, SurvivesFlippedBits) {
  const PluginFolder folder;
  const auto file = folder.add("notices");
  const std::string whole = content_of(file);
  std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
  SeededRandom random{20260914};
  const auto put = [&stream](std::size_t at, char byte) {
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(byte).flush();
  };
  const auto flip = [&](std::size_t from, std::size_t until) {
    std::vector<std::size_t> places(1 + random.below(8));
    for (std::size_t& place : places) {
      place = from + random.below(until - from);
      put(place, static_cast<char>(static_cast<unsigned char>(whole[place]) ^ (1U << random.below(8))));
    }
    const auto manifest = read_manifest(file);
    if (manifest) {
      EXPECT_STREQ(manifest->name, "notices");
    }
    for (const std::size_t place : places) put(place, whole[place]);
  };
  const std::size_t tables = whole.size() - std::min<std::size_t>(whole.size(), 4096);
  // The ELF header and the tables at the end are where lies are told; the rest is code nobody reads here.
  for (int round = 0; round < 2000; ++round) flip(0, 64);
  for (int round = 0; round < 4000; ++round) flip(tables, whole.size());
  for (int round = 0; round < 500; ++round) flip(0, whole.size());
}

}  // namespace
}  // namespace vestnik
