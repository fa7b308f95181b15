#include "ports/plugin.h"

#include "plugins/documents/document_routes.h"
#include "plugins/documents/migrations.h"
#include "plugins/documents/resource_routes.h"

namespace vestnik::documents {

class DocumentsPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    constexpr std::int64_t usual_megabytes = 10'240;
    constexpr std::int64_t most_megabytes = std::int64_t{1} << 40U;
    const auto megabytes = host.settings().number("documents.megabytes", usual_megabytes);
    if (!megabytes) return megabytes.problem();
    if (*megabytes < 1 || *megabytes > most_megabytes)
      return Problem{"documents.bad_megabytes", {{"value", std::to_string(*megabytes)}}};
    documents_ = std::make_unique<DocumentRoutes>(host, *megabytes << 20U);
    documents_->contribute();
    resources_ = std::make_unique<ResourceRoutes>(host);
    resources_->contribute();
    return {};
  }

 private:
  std::unique_ptr<DocumentRoutes> documents_;
  std::unique_ptr<ResourceRoutes> resources_;
};

}  // namespace vestnik::documents

VESTNIK_PLUGIN("documents", "1.0.0", "", vestnik::documents::DocumentsPlugin)
