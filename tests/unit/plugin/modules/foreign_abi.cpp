// A plugin of an older Vestnik. Loading it would end the process: nobody may.
#include <cstdlib>

#include "ports/plugin.h"

namespace {

[[maybe_unused]] const bool ran = [] {
  std::abort();
  return true;
}();

}  // namespace

extern "C" __attribute__((visibility("default"), used, section(".note.vestnik")))
const vestnik::PluginManifest vestnik_plugin_manifest{
    "VESTNIK", 20250101, sizeof(vestnik::PluginManifest), VESTNIK_FINGERPRINT, "foreign_abi", "0.9", ""};
