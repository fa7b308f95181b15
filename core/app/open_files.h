#pragma once
/// How many files and connections the process may hold open.
#include <cstddef>

namespace vestnik {

/// Raises the process's soft limit to the hard one, for a login shell gives 1,024 and an evening has more connections.
/// Answers the limit that holds from here on. Before any thread that opens files starts.
std::size_t raise_open_files();
/// The limit that holds.
[[nodiscard]] std::size_t open_files();

}  // namespace vestnik
