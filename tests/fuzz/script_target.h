#pragma once
/// What a fuzzer throws texts at: everything the service does with a script that somebody gave it.
#include <string_view>

namespace vestnik::fuzz {

/// Loads the text as a regulation and asks it about changes, runs it as a file of cases, loads it as a driver and calls
/// it. Ends the process (abort) when the same text does not give the same answer twice; the sanitizers see to the rest.
void try_script(std::string_view text);

}  // namespace vestnik::fuzz
