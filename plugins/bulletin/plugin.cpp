#include "ports/plugin.h"

#include "plugins/bulletin/announcement_events.h"
#include "plugins/bulletin/migrations.h"
#include "plugins/bulletin/post_announcement.h"
#include "plugins/bulletin/routes.h"
#include "plugins/bulletin/timetable_notice.h"
#include "plugins/bulletin/withdraw_announcement.h"

namespace vestnik::bulletin {

class BulletinPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    host.add_event_audience(announcement_posted, audience_of, words_of);
    host.add_event_audience(announcement_withdrawn, audience_of, words_of);
    routes_ = std::make_unique<BoardRoutes>(host);
    routes_->contribute();
    timetable_ = std::make_unique<TimetableNotices>(host);
    timetable_->contribute();
    return {};
  }

 private:
  std::unique_ptr<BoardRoutes> routes_;
  std::unique_ptr<TimetableNotices> timetable_;
};

}  // namespace vestnik::bulletin

VESTNIK_PLUGIN("bulletin", "1.0.0", "", vestnik::bulletin::BulletinPlugin)
