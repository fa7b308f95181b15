#pragma once
/// A period's marks by subject, with their means and, once the sheet is closed, the finals.
#include <string>
#include <vector>

#include "domain/average.h"
#include "domain/period.h"
#include "ports/database.h"

namespace vestnik::diary {

struct MarksQuestion {
  PersonId student;
  Period period;
  std::vector<Period> others;  ///< what else can be asked for, newest first
  Averaging averaging = Averaging::plain;
};

/// The page as JSON. A final stands on it only when its sheet is closed: the view knows no other.
[[nodiscard]] std::string write_marks_page(Transaction& transaction, const MarksQuestion& question);

}  // namespace vestnik::diary
