#include "ports/plugin.h"

#include "plugins/notes/migrations.h"
#include "plugins/notes/note_commands.h"
#include "plugins/notes/note_events.h"
#include "plugins/notes/routes.h"

namespace vestnik::notes {

class NotesPlugin final : public Plugin {
 public:
  Result<void> start(Host& host) override {
    host.add_migrations(migrations());
    host.add_event_audience(note_written, audience_of, words_of);
    host.add_event_audience(note_passed, audience_of, words_of);
    routes_ = std::make_unique<NoteRoutes>(host);
    routes_->contribute();
    return {};
  }

 private:
  std::unique_ptr<NoteRoutes> routes_;
};

}  // namespace vestnik::notes

VESTNIK_PLUGIN("notes", "1.0.0", "", vestnik::notes::NotesPlugin)
