#include "ports/plugin.h"

#include "plugins/oidc/routes.h"

namespace vestnik::oidc {

class OidcPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    const Settings& settings = host.settings();
    ProviderTerms terms{settings.text("oidc.issuer", ""),
                        settings.text("oidc.client_id", ""),
                        {},
                        settings.text("oidc.redirect_uri", ""),
                        settings.text("oidc.ca_file", "")};
    if (terms.issuer.empty() || terms.client_id.empty() || terms.redirect_uri.empty())
      return Problem{"oidc.not_configured"};
    if (settings.find("oidc.client_secret")) {
      auto secret = settings.secret("oidc.client_secret");
      if (!secret) return std::move(secret).problem();
      terms.client_secret = *std::move(secret);
    }
    routes_ = std::make_unique<OidcRoutes>(host, std::move(terms));
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<OidcRoutes> routes_;
};

}  // namespace vestnik::oidc

VESTNIK_PLUGIN("oidc", "1.0.0", "", vestnik::oidc::OidcPlugin)
