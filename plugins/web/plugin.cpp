#include "ports/plugin.h"

#include "plugins/web/page_routes.h"

namespace vestnik::web {

class WebPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    const std::filesystem::path share{host.settings().text("paths.share", ".")};
    auto files = read_page_files(share / "templates" / "web");
    if (!files) return files.problem();
    routes_ = std::make_unique<PageRoutes>(host, *std::move(files));
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<PageRoutes> routes_;
};

}  // namespace vestnik::web

VESTNIK_PLUGIN("web", "1.0.0", "", vestnik::web::WebPlugin)
