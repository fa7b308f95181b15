#include "ports/schedule.h"

namespace vestnik {

bool Job::has_work(const JobView&, std::string_view, const JobRun&) const { return true; }

}  // namespace vestnik
