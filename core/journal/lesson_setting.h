#pragma once
/// What every command on a lesson reads first: the lesson, who is on its list, its period and its locks.
#include <optional>
#include <span>
#include <string>
#include <unordered_set>

#include "ports/database.h"
#include "ports/recorder.h"
#include "records/application_store.h"
#include "records/lesson_store.h"
#include "records/period_store.h"
#include "records/written_under.h"

namespace vestnik {

class JsonWriter;

struct LessonSetting {
  Lesson lesson;
  std::shared_ptr<const LessonFacts> facts;  ///< a planned lesson that has begun counts as held
  std::unordered_set<PersonId> members;
  std::optional<Period> period;
  std::unordered_set<PersonId> with_final_grade;  ///< students whose final of the period is a grade
  bool sheet_closed = false;
  std::optional<OpenGrant> grant;  ///< of the actor, at `now`
};

/// Problem "access.not_found" for a lesson that does not exist.
[[nodiscard]] Result<LessonSetting> read_setting(Transaction& transaction, LessonId id, const Actor& actor,
                                                 Instant now);

/// Under which role, by whom, with what comment: the part of a change that is the same for every row.
[[nodiscard]] ChangeContext context_for(const LessonSetting& setting, const Actor& actor, Role role,
                                        std::string comment, bool confirmed);

/// Under what a version is written in this lesson.
[[nodiscard]] WrittenUnder written_under(const LessonSetting& setting, const Actor& actor, std::string comment,
                                         const Decision& decision, Instant now);
/// Under what a planned lesson becomes held by the first row that is written in it: their comments are not the
/// lesson's.
[[nodiscard]] WrittenUnder held_under(const LessonSetting& setting, const Actor& actor,
                                      std::span<const Decision> decisions, Instant now);

/// Names the application under which something is recorded, in the event and in the answer (syzran-7.4.7b); nothing
/// where no opening was granted.
void name_application(const LessonSetting& setting, JsonWriter& payload, JsonWriter& answer);

/// The versions of what was read, so that hooks asked before the transaction are known to have seen the same facts.
class Revision {
 public:
  void add(std::int64_t number) { text_ += std::to_string(number) + ','; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace vestnik
