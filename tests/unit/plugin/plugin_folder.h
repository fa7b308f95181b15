#pragma once
/// A folder of plugins made for one test.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace vestnik {

/// Private to its owner, whatever the builder's umask; removed at the end.
class PluginFolder {
 public:
  PluginFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "vestnik_plugins_XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = pattern;
  }
  ~PluginFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  PluginFolder(const PluginFolder&) = delete;
  PluginFolder& operator=(const PluginFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] static std::filesystem::path built(const std::string& module) {
    return std::filesystem::path{TEST_MODULES} / (module + ".so");
  }

  /// Puts a built module in, by default under its own name.
  std::filesystem::path add(const std::string& module, const std::string& as = {}) const {
    const auto target = path_ / ((as.empty() ? module : as) + ".so");
    std::filesystem::copy_file(built(module), target);
    std::filesystem::permissions(target, std::filesystem::perms{0644});
    return target;
  }
  std::filesystem::path write(const std::string& name, std::string_view content) const {
    const auto target = path_ / (name + ".so");
    std::ofstream{target, std::ios::binary | std::ios::trunc}.write(content.data(),
                                                                    static_cast<std::streamsize>(content.size()));
    std::filesystem::permissions(target, std::filesystem::perms{0644});
    return target;
  }

 private:
  std::filesystem::path path_;
};

[[nodiscard]] inline std::string content_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace vestnik
