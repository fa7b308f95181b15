#pragma once
/// Reads what a command asks for from the JSON it is asked in: bodies of requests, and the audit that keeps them. What
/// a path says (which lesson, which student) is the caller's to fill in. What is wrong is kept by the reader.
#include <string>
#include <vector>

#include "journal/applications.h"
#include "journal/fill_lesson.h"
#include "journal/record_marks.h"
#include "journal/set_finals.h"
#include "journal/set_reasons.h"
#include "journal/take_roll.h"
#include "json/object_reader.h"

namespace vestnik {

/// `task_title`: of a task made without one.
void read_marks(ObjectReader& body, MarksRequest& asked, const std::string& task_title);
void read_roll(ObjectReader& body, RollRequest& asked);
void read_lesson(ObjectReader& body, LessonRequest& asked, const std::string& task_title);
void read_reasons(ObjectReader& body, ReasonsRequest& asked);
void read_notice(ObjectReader& body, AbsenceNotice& notice);
[[nodiscard]] FinalPlace read_place(ObjectReader& body);
void read_finals(ObjectReader& body, FinalsRequest& asked);

struct AskedReopening {
  std::vector<LessonId> lessons;
  std::vector<DraftId> drafts;  ///< they bring their lessons along
  std::string reason;
};
[[nodiscard]] AskedReopening read_reopening(ObjectReader& body);
void read_verdict(ObjectReader& body, ApplicationVerdict& verdict);

}  // namespace vestnik
