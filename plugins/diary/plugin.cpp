#include "ports/plugin.h"

#include "plugins/diary/routes.h"

namespace vestnik::diary {

class DiaryPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    const Result<std::int64_t> entries = host.settings().number("diary.cache_entries", 4096);
    if (!entries) return entries.problem();
    if (*entries < 0) return Problem{"diary.bad_cache_entries", {{"value", std::to_string(*entries)}}};
    routes_ = std::make_unique<DiaryRoutes>(host, static_cast<std::size_t>(*entries));
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<DiaryRoutes> routes_;
};

}  // namespace vestnik::diary

VESTNIK_PLUGIN("diary", "1.0.0", "", vestnik::diary::DiaryPlugin)
