// Calls a function that no library has.
#include "ports/plugin.h"

extern "C" void vestnik_function_of_nobody();

namespace {

class MissingSymbol final : public vestnik::Plugin {
 public:
  vestnik::Result<void> start(vestnik::Host&) override {
    vestnik_function_of_nobody();
    return {};
  }
};

}  // namespace

VESTNIK_PLUGIN("missing_symbol", "1.0", "", MissingSymbol)
