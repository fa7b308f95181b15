#include "ports/database.h"

#include "base/stored_date.h"

namespace vestnik {

CivilDate Row::date(int column) const {
  const auto parsed = parse_any_date(text(column));
  if (!parsed) throw DatabaseError(DatabaseError::Kind::failure, "a column that must hold a date holds something else");
  return *parsed;
}

}  // namespace vestnik
