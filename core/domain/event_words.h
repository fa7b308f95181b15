#pragma once
/// The words a regulation may use in `when = event { name = … }`: events that name whom they are for. Each has its
/// sentence "explain.when_event_<word>" and templates of the same stem.
#include <array>
#include <string_view>

namespace vestnik {

inline constexpr std::array<std::string_view, 1> event_words{
    "application_filed",  ///< to those who decide it (syzran-7.4.7b)
};

}  // namespace vestnik
