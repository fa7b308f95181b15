#pragma once
/// Reading what is not one's own leaves a line in the audit, though reads write nothing, and so does reading what a
/// personal card holds (syzran-7.3.12), taking personal data away as a page or a file (syzran-10.2), and what is
/// refused at the door: noted on the HTTP thread and written a moment later by whoever plans. Exports that are
/// commands stand in the audit as such.
#include <vector>

#include "base/guarded.h"
#include "base/random.h"
#include "ports/database.h"
#include "ports/http.h"

namespace vestnik {

/// Any thread. What is noted and not written yet is lost with the process: an attempt or a look, not a fact.
class DeniedReads {
 public:
  /// The route, noting every answer 403 or 404 to somebody signed in, of personal data every answer, and whatever is
  /// answered as a page or a file. `this` outlives the route.
  [[nodiscard]] Route watched(Route route);
  /// What was refused before anybody looked at what was sent, or read what was asked for.
  void note_at_door(const Request& request, Permission permission, int status);
  /// Writes what was noted to the audit of its institution; answers how many. What cannot be written now is kept for
  /// the next time, up to the limit of notes.
  std::size_t write(Database& database, Random& random);

 private:
  struct Note {
    Actor actor;
    Permission permission;
    Object object;
    std::string path;
    Instant at;
    int status = 0;
    bool exported = false;
  };
  static void write(Database& database, Random& random, const Note& one);
  void note(Note one);

  Guarded<std::vector<Note>> notes_;
};

}  // namespace vestnik
