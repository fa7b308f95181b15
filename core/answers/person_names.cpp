#include "answers/person_names.h"

namespace vestnik {

std::string name_of(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT last_name, first_name FROM v1_person_name WHERE institution_id = $1 AND person_id = $2",
           {transaction.institution(), person}, [](const Row& row) { return row.string(0) + " " + row.string(1); })
      .value_or("");
}

std::string short_name_of(Transaction& transaction, PersonId person) {
  return transaction
      .one("SELECT short_name FROM v1_person_name WHERE institution_id = $1 AND person_id = $2",
           {transaction.institution(), person}, [](const Row& row) { return row.string(0); })
      .value_or("");
}

}  // namespace vestnik
