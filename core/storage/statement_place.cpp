#include "storage/statement_place.h"

namespace vestnik::storage {

std::string statement_place(std::string_view sql) {
  constexpr std::size_t longest = 96;
  std::string place;
  for (const char letter : sql) {
    const bool space = letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r';
    if (space && (place.empty() || place.back() == ' ')) continue;
    const bool continues_a_character = (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U;
    if (place.size() >= longest && !continues_a_character) break;
    place.push_back(space ? ' ' : letter);
  }
  return place;
}

}  // namespace vestnik::storage
