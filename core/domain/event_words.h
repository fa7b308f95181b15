#pragma once
/// The words a regulation may use in `when = event { name = … }`: events that name whom they are for. Each has its
/// sentence "explain.when_event_<word>" and templates of the same stem.
#include <array>
#include <string_view>

namespace vestnik {

inline constexpr std::array<std::string_view, 2> event_words{
    "application_filed",    ///< to those who decide it (syzran-7.4.7b)
    "application_decided",  ///< to the teacher who filed it, with until when it is open (syzran-7.4.7c)
};

}  // namespace vestnik
