#pragma once
/// The words a regulation may use in `when = event { name = … }`: events that name whom they are for. Each has its
/// sentence "explain.when_event_<word>" and templates of the same stem.
#include <array>
#include <string_view>

namespace vestnik {

inline constexpr std::array<std::string_view, 4> event_words{
    "application_filed",      ///< to those who decide it (syzran-7.4.7b)
    "report_request",         ///< to the guardian who asks for the child's results on paper (syzran-r.ct.4)
    "behaviour_note",         ///< to the class teacher, before anybody of the family hears of it
    "behaviour_note_passed",  ///< by the class teacher, to the family
};

}  // namespace vestnik
