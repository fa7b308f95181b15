#include "largest_regulation.h"

#include <filesystem>
#include <stdexcept>

#include "lua/loader.h"

namespace vestnik::bench {

RegulationText largest_regulation() {
  std::filesystem::path largest;
  std::uintmax_t size = 0;
  for (const auto& file : std::filesystem::directory_iterator{VESTNIK_SOURCE_DIR "/scripts_lua/regulations"}) {
    if (file.file_size() <= size) continue;
    size = file.file_size();
    largest = file.path();
  }
  auto text = read_script_file(largest);
  if (!text) throw std::runtime_error{text.problem().code};
  return {largest.filename().string(), std::move(text).value()};
}

}  // namespace vestnik::bench
