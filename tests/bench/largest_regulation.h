#pragma once
/// The longest of the shipped regulations: what one institution's rules cost at most.
#include <string>

namespace vestnik::bench {

struct RegulationText {
  std::string name;  ///< of its file
  std::string text;
};

[[nodiscard]] RegulationText largest_regulation();

}  // namespace vestnik::bench
