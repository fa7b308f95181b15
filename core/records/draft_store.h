#pragma once
/// Drafts: what a closed window refused, kept as it was meant until it is applied, thrown away, or its school year
/// ends. A draft is its owner's alone: every question names the owner, and nothing of a draft is in a published view.
/// All functions: the transaction's thread and institution; DatabaseError when the world is broken.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/attendance.h"
#include "domain/ids.h"
#include "domain/lesson.h"
#include "domain/mark.h"
#include "ports/database.h"

namespace vestnik {

using DraftId = Id<struct DraftTag>;

namespace draft_kind {
inline constexpr std::string_view marks = "marks";
inline constexpr std::string_view attendance = "attendance";
inline constexpr std::string_view lesson = "lesson";
}  // namespace draft_kind

namespace draft_state {
inline constexpr std::string_view kept = "kept";
inline constexpr std::string_view applied = "applied";
inline constexpr std::string_view discarded = "discarded";
inline constexpr std::string_view replaced = "replaced";  ///< by a later draft of the same cells
inline constexpr std::string_view expired = "expired";    ///< its school year is over
}  // namespace draft_state

struct DraftedMark {
  PersonId student;
  TaskId task;  ///< none: no task, or the draft's new one
  std::optional<Mark> value;
  std::int64_t expected_version = 0;
  std::string comment;
  std::string for_family;
};

struct DraftedAttendance {
  PersonId student;
  AttendanceMark mark;
  std::int64_t expected_version = 0;
  std::string comment;
};

struct DraftedLesson {
  std::string topic;
  std::string homework;
  std::optional<CivilDate> homework_due;
  std::optional<LessonState> state;
  bool filled = false;
  std::int64_t expected_version = 0;
  std::string comment;
};

/// A task to be made with the marks or the lesson.
struct DraftedTask {
  WorkKind kind = WorkKind::oral;
  std::string title;
  int weight_hundredths = 100;
};

struct Draft {
  DraftId id;
  LessonId lesson;
  std::string kind;
  Instant kept_at;
  ApplicationId application;  ///< the one it was attached to, none otherwise
  std::vector<DraftedMark> marks;
  std::vector<DraftedAttendance> attendance;
  std::optional<DraftedLesson> filling;
  std::vector<DraftedTask> tasks;
};

/// Keeps a draft; `draft.id` and `kept_at` are given by the store. Cells that an earlier draft of the owner names too
/// leave it, and an earlier draft that is left with nothing ends as "replaced".
DraftId keep_draft(Transaction& transaction, PersonId owner, const Draft& draft, Instant at);
/// Only a kept one of this owner.
[[nodiscard]] std::optional<Draft> find_draft(Transaction& transaction, PersonId owner, DraftId id);
/// The owner's kept drafts of lessons from `since` on, oldest first.
[[nodiscard]] std::vector<Draft> kept_drafts(Transaction& transaction, PersonId owner, CivilDate since, int most,
                                             std::int64_t above = 0);
/// The owner's drafts attached to an application, kept and applied ones.
[[nodiscard]] std::vector<DraftId> drafts_of_application(Transaction& transaction, PersonId owner,
                                                         ApplicationId application);
void attach_draft(Transaction& transaction, DraftId id, ApplicationId application);
/// Ends a draft; its contents go.
void close_draft(Transaction& transaction, DraftId id, std::string_view state, Instant at);
/// Ends what was kept for lessons before the day, of the whole institution.
void expire_drafts(Transaction& transaction, CivilDate before, Instant at);

}  // namespace vestnik
