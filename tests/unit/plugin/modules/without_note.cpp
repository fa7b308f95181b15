// A shared object that is no plugin. Loading it would end the process: nobody may.
#include <cstdlib>

namespace {

[[maybe_unused]] const bool ran = [] {
  std::abort();
  return true;
}();

}  // namespace
