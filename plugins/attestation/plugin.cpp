#include "ports/plugin.h"

#include "plugins/attestation/migrations.h"
#include "plugins/attestation/result_events.h"
#include "plugins/attestation/routes.h"

namespace vestnik::attestation {

class AttestationPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<AttestationRoutes>(host);
    routes_->contribute();
    host.add_event_audience("attestation.entered", audience_of, words_of);
    return {};
  }

 private:
  std::unique_ptr<AttestationRoutes> routes_;
};

}  // namespace vestnik::attestation

VESTNIK_PLUGIN("attestation", "1.0.0", "", vestnik::attestation::AttestationPlugin)
