#include "ports/plugin.h"

#include "plugins/documents/document_routes.h"
#include "plugins/documents/migrations.h"
#include "plugins/documents/resource_routes.h"

namespace vestnik::documents {

class DocumentsPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    documents_ = std::make_unique<DocumentRoutes>(host);
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
