#include "base/wall_text.h"

namespace vestnik {

std::string to_russian_short(const LocalTime& moment) {
  return to_russian_short(moment.date) + " " + to_clock(moment.time);
}

}  // namespace vestnik
