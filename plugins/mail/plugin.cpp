#include "ports/plugin.h"

#include "plugins/mail/letter_reading.h"
#include "plugins/mail/migrations.h"
#include "plugins/mail/routes.h"

namespace vestnik::mail {

class MailPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    routes_ = std::make_unique<MailRoutes>(host);
    routes_->contribute();
    reading_ = std::make_unique<LetterReading>(host);
    reading_->contribute();
    return {};
  }

 private:
  std::unique_ptr<MailRoutes> routes_;
  std::unique_ptr<LetterReading> reading_;
};

}  // namespace vestnik::mail

VESTNIK_PLUGIN("mail", "1.0.0", "internal_mail", vestnik::mail::MailPlugin)
