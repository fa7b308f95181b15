#include "app/settings_file.h"

#include <Poco/AutoPtr.h>
#include <Poco/Exception.h>
#include <Poco/Util/LayeredConfiguration.h>
#include <Poco/Util/MapConfiguration.h>
#include <Poco/Util/PropertyFileConfiguration.h>

#include "base/log.h"

namespace vestnik {
namespace {

class LayeredSettings final : public Settings {
 public:
  explicit LayeredSettings(Poco::AutoPtr<Poco::Util::LayeredConfiguration> layers) : layers_(std::move(layers)) {}

  [[nodiscard]] std::optional<std::string> find(std::string_view key) const override {
    const std::string name{key};
    if (!layers_->has(name)) return std::nullopt;
    return layers_->getRawString(name);
  }

 private:
  Poco::AutoPtr<Poco::Util::LayeredConfiguration> layers_;
};

}  // namespace

Result<std::unique_ptr<Settings>> load_settings(const std::vector<std::filesystem::path>& files,
                                                const std::vector<std::pair<std::string, std::string>>& own) {
  Poco::AutoPtr<Poco::Util::LayeredConfiguration> layers{new Poco::Util::LayeredConfiguration};
  Poco::AutoPtr<Poco::Util::MapConfiguration> given{new Poco::Util::MapConfiguration};
  for (const auto& [key, value] : own) given->setString(key, value);
  int priority = 0;
  layers->add(given, priority++);
  for (const auto& file : files) {
    try {
      layers->add(Poco::AutoPtr<Poco::Util::PropertyFileConfiguration>{new Poco::Util::PropertyFileConfiguration{
                      file.string()}},
                  priority++);
    } catch (const Poco::Exception& broken) {
      log(LogLevel::error, "app", "a settings file cannot be read", {{"why", broken.displayText()}});
      return Problem{"settings.unreadable", {{"file", file.filename().string()}}};
    }
  }
  return std::unique_ptr<Settings>{std::make_unique<LayeredSettings>(std::move(layers))};
}

}  // namespace vestnik
