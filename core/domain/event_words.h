#pragma once
/// The words a regulation may use in `when = event { name = … }`: events that name whom they are for. Each has its
/// sentence "explain.when_event_<word>" and templates of the same stem.
#include <array>
#include <string_view>

namespace vestnik {

inline constexpr std::array<std::string_view, 18> event_words{
    "application_filed",      ///< to those who decide it (syzran-7.4.7b)
    "remark",                 ///< to the teacher it is for (otradny-4.teacher.4, syzran-r.dep.1)
    "remark_removed",         ///< to the author of the remark (otradny-4.teacher.4)
    "remark_returned",        ///< to the teacher it is for (syzran-7.4.8)
    "check_result",           ///< to the teachers and class teachers concerned (yarovoe-6.2, labinsk-7.4)
    "password_exposed",       ///< to the administrators: somebody else may know it (labinsk-3.19b)
    "full_export",            ///< everything of the institution is asked for, to those who may approve or stop it
    "breach",                 ///< to the deputy heads (yarovoe-4.3.2, labinsk-4.4.2)
    "control_report",         ///< to the deputy heads, or to the head who accepts it (syzran-r.adm.4)
    "report_decided",         ///< to the author of the report (usolye-4.5.4)
    "application_decided",    ///< to the teacher who filed it, with until when it is open (syzran-7.4.7c)
    "report_request",         ///< to the guardian who asks for the child's results on paper (syzran-r.ct.4)
    "class_report",           ///< of the children of a class, to whom the rule names (labinsk-4.4.5)
    "behaviour_note",         ///< to the class teacher, before anybody of the family hears of it
    "behaviour_note_passed",  ///< by the class teacher, to the family
    "address_closed",         ///< to the class teacher: nothing arrives there any more (syzran-7.3.2)
    "reply",                  ///< what a family answered, to the class teacher (syzran-7.3.7)
    "attestation_result",     ///< results of exams are entered, to those whose they are (usolye-7.3)
};

}  // namespace vestnik
