#pragma once
/// What a `notify` with `every` may tell of: `about = "results"`. Each has its sentence "explain.about_<word>" and
/// templates of the same stem.
#include <array>
#include <string_view>

namespace vestnik {

namespace summary {
inline constexpr std::string_view results = "results";            ///< what is new since the last one, to families
inline constexpr std::string_view report = "report";              ///< a period as a whole (syzran-r.ct.5a)
inline constexpr std::string_view forecast = "forecast";          ///< what finals to expect (usolye-7.2)
inline constexpr std::string_view visits = "visits";              ///< to guardians who did not visit (syzran-r.ct.3b)
inline constexpr std::string_view class_visits = "class_visits";  ///< who visited, to class teachers (syzran-r.ct.3a)
inline constexpr std::string_view no_account = "no_account";      ///< who has no way in (labinsk-3.16)
/// Not by the calendar but by the event of that word: a report that a guardian asks for (syzran-r.ct.4).
inline constexpr std::string_view requested = "report_request";
/// … and the same for a whole class, by its class teacher (labinsk-4.4.5).
inline constexpr std::string_view requested_for_class = "class_report";
}  // namespace summary

inline constexpr std::array<std::string_view, 6> summary_words{
    summary::results, summary::report, summary::forecast, summary::visits, summary::class_visits, summary::no_account};

}  // namespace vestnik
