#pragma once
/// A folder of plugins made for one test.
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "support/temporary_folder.h"

namespace vestnik {

/// Private to its owner, whatever the builder's umask; removed at the end.
class PluginFolder {
 public:
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.root(); }
  [[nodiscard]] static std::filesystem::path built(const std::string& module) {
    return std::filesystem::path{TEST_MODULES} / (module + ".so");
  }

  /// Puts a built module in, by default under its own name.
  std::filesystem::path add(const std::string& module, const std::string& as = {}) const {
    const auto target = path() / ((as.empty() ? module : as) + ".so");
    std::filesystem::copy_file(built(module), target);
    std::filesystem::permissions(target, std::filesystem::perms{0644});
    return target;
  }
  std::filesystem::path write(const std::string& name, std::string_view content) const {
    const auto target = path() / (name + ".so");
    std::ofstream{target, std::ios::binary | std::ios::trunc}.write(content.data(),
                                                                    static_cast<std::streamsize>(content.size()));
    std::filesystem::permissions(target, std::filesystem::perms{0644});
    return target;
  }

 private:
  tests::TemporaryFolder folder_;
};

[[nodiscard]] inline std::string content_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace vestnik
