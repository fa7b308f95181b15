#pragma once
/// What the core itself can tell about duties. Each is one word of domain/duty_words.h.
#include <memory>
#include <vector>

#include "ports/duties.h"

namespace vestnik {

/// Whether the last day of the turn has gone by: what depends on lessons being over is then the same all day.
[[nodiscard]] bool turn_is_over(const DutyQuestion& question);

/// lessons_filled (syzran-7.4.3, syzran-r.t.5a, usolye-3.4a, yarovoe-8.4, otradny-4.teacher.1, labinsk-4.5.1a): lessons
/// that are over and lack their state, topic, roll, task or grades.
[[nodiscard]] std::unique_ptr<DutyMatter> lessons_filled_matter();
/// homework_given (syzran-7.4.3, syzran-r.t.8): lessons that were held without homework.
[[nodiscard]] std::unique_ptr<DutyMatter> homework_given_matter();
/// reasons_set (labinsk-4.4.1, syzran-r.ct.2): absences without a reason, of a class teacher's own class.
[[nodiscard]] std::unique_ptr<DutyMatter> reasons_set_matter();
/// works_graded (syzran-r.t.3b, syzran-r.t.5b, labinsk-4.5.7): works whose checking norm ends within the turn and that
/// leave somebody who was present without a grade.
[[nodiscard]] std::unique_ptr<DutyMatter> works_graded_matter();
/// finals_set (yarovoe-4.4.5, yarovoe-5.3, syzran-r.t.10, syzran-7.4.4, otradny-4.teacher.3, labinsk-5.2.3e): students
/// without a final of the period, by teacher and group. Who left the group, or is on academic leave, is no member of it
/// any more; «н/а» is a final.
[[nodiscard]] std::unique_ptr<DutyMatter> finals_set_matter();
/// results_published (usolye-7.3): results entered three days ago or earlier whose sheet is still open to nobody but
/// the staff, by group and discipline.
[[nodiscard]] std::unique_ptr<DutyMatter> results_published_matter();
/// coming_of_age: students whose eighteenth birthday comes within thirty days and who have not said what their family
/// may know; of one in the holidays the last list before them.
[[nodiscard]] std::unique_ptr<DutyMatter> coming_of_age_matter();
/// corrections_entered (syzran-7.2.10b): requests to correct personal data that nobody has answered.
[[nodiscard]] std::unique_ptr<DutyMatter> corrections_entered_matter();
/// by_word: done when the person says so.
[[nodiscard]] std::unique_ptr<DutyMatter> by_word_matter();

[[nodiscard]] std::vector<std::unique_ptr<DutyMatter>> core_duty_matters();

}  // namespace vestnik
