#pragma once
/// The questions of notes: write one, read them, pass one on, let one rest.
#include "plugins/notes/note_store.h"
#include "ports/plugin.h"

namespace vestnik::notes {

/// Any thread. The host must outlive it, and it the routes.
class NoteRoutes {
 public:
  explicit NoteRoutes(Host& host) : host_(host) {}
  void contribute();

  [[nodiscard]] Response list(const Request& request);
  [[nodiscard]] Response write(const Request& request);
  [[nodiscard]] Response decide(const Request& request, bool pass);

 private:
  [[nodiscard]] Response run(const Request& request, Command& command, bool created);
  [[nodiscard]] PersonId student_of(const Request& request, NoteId note);

  Host& host_;
};

}  // namespace vestnik::notes
