#pragma once
/// What a `duty` of a regulation may be about. Each word but by_word has its sentence "duty.todo_<word>", and each has
/// a matter (ports/duties.h) of the core or of a plugin; a duty whose plugin is not here sleeps.
#include <array>
#include <string_view>

namespace vestnik {

inline constexpr std::array<std::string_view, 20> duty_words{
    "lessons_filled",       ///< lessons with state, topic, roll and the grades they owe (syzran-7.4.3)
    "homework_given",       ///< lessons with homework (syzran-r.t.8)
    "reasons_set",          ///< absences with a reason, by the class teacher (labinsk-4.4.1)
    "works_graded",         ///< works within their checking norms (syzran-r.t.3b)
    "finals_set",           ///< finals of the period (yarovoe-5.3)
    "results_published",    ///< sheets closed within three days after their results were entered (usolye-7.3)
    "journal_checked",      ///< a recorded check of the journal (usolye-3.4b)
    "results_checked",      ///< grades and attendance of the own class looked through (usolye-4.6.4)
    "attendance_checked",   ///< missed lessons of the own group looked through (yarovoe-4.3.1)
    "deep_check_made",      ///< the three questions of a quarter's end (labinsk-7.3)
    "remarks_removed",      ///< remarks of a check removed (syzran-7.4.8)
    "remarks_due",          ///< remarks by the date in them (labinsk-4.5.10)
    "analysis_made",        ///< the administrator's analysis for the deputy head (syzran-r.adm.4)
    "report_made",          ///< a report handed on (labinsk-6.1)
    "coming_of_age",        ///< what students near full age want their families to know (yarovoe-3.3)
    "corrections_entered",  ///< what people asked to correct in their data (syzran-7.2.10b)
    "cards_current",        ///< cards of the own class filled and confirmed within a year (yarovoe-3.3)
    "cards_refreshed",      ///< cards of students and staff confirmed within the turn (syzran-7.2.10)
    "cards_checked",        ///< a recorded check of the list of students (labinsk-4.2.11)
    "by_word",              ///< done when the person says so
};

}  // namespace vestnik
