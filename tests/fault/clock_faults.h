#pragma once
/// The clock goes an hour back, then ten years on, then comes to its senses, with messages under way all the time.
#include <string>

#include "fault/school.h"
#include "fault/table.h"

namespace vestnik::fault {

void move_the_clock(Table& table, const Prepared& prepared, const SchoolPlan& plan, const std::string& pattern,
                    const std::string& path);

}  // namespace vestnik::fault
