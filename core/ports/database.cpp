#include "ports/database.h"

namespace vestnik {

CivilDate Row::date(int column) const {
  const auto parsed = parse_iso_date(text(column));
  if (!parsed) throw DatabaseError(DatabaseError::Kind::failure, "a column that must hold a date holds something else");
  return *parsed;
}

}  // namespace vestnik
