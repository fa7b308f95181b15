#pragma once
/// A look through a script's text before it runs: every word that neither the language nor the script itself knows, on
/// every line at once, those inside of hooks too.
#include "lua/fields.h"

namespace vestnik {

/// Adds "regulation.unknown_word" {word, nearest}, and "regulation.unknown_change_field" for `change.typo` in hooks.
void find_unknown_words(std::string_view source, FileFindings& findings);

}  // namespace vestnik
