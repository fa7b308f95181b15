#include "letter_gateway.h"

namespace vestnik::internal_mail {
namespace {

class LetterPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    host.add_gateway(std::make_unique<LetterGateway>(host.clock()));
    return {};
  }
};

}  // namespace
}  // namespace vestnik::internal_mail

VESTNIK_PLUGIN("internal_mail", "1", "", vestnik::internal_mail::LetterPlugin)
