#include "ports/plugin.h"

#include "plugins/replies/family_routes.h"
#include "plugins/replies/inbound.h"
#include "plugins/replies/migrations.h"
#include "plugins/replies/reply_commands.h"
#include "plugins/replies/reply_events.h"
#include "plugins/replies/routes.h"

namespace vestnik::replies {

class RepliesPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    FamilyDesk& desk = host.family_desk();
    host.add_migrations(migrations());
    host.add_event_audience(reply_received, audience_of, words_of);
    inbound_ = std::make_unique<Inbound>(host, desk);
    host.add_inbound_handler([this](const InboundMessage& message) { return inbound_->take(message); });
    routes_ = std::make_unique<ReplyRoutes>(host, desk);
    routes_->contribute();
    family_ = std::make_unique<FamilyRoutes>(host);
    family_->contribute();
    return {};
  }

 private:
  std::unique_ptr<Inbound> inbound_;
  std::unique_ptr<ReplyRoutes> routes_;
  std::unique_ptr<FamilyRoutes> family_;
};

}  // namespace vestnik::replies

VESTNIK_PLUGIN("replies", "1.0.0", "", vestnik::replies::RepliesPlugin)
