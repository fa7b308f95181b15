#pragma once
/// Sheets as a page for the printer, one a page, each with a line for the guardian's signature.
#include <string>
#include <vector>

#include "plugins/paper/sheet_store.h"

namespace vestnik::paper {

[[nodiscard]] std::string print_page(const std::vector<Sheet>& sheets);

}  // namespace vestnik::paper
