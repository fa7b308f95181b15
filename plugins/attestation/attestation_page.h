#pragma once
/// Results of attestation as JSON: of a group's sheet, and of one student apart from current grades (otradny-2.6).
#include "plugins/attestation/result_store.h"

namespace vestnik::attestation {

[[nodiscard]] std::string write_sheet(Transaction& transaction, const Place& place);
[[nodiscard]] std::string write_student(Transaction& transaction, PersonId student);

}  // namespace vestnik::attestation
