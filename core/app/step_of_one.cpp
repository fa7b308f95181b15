#include "app/step_of_one.h"

#include <exception>

#include "base/log.h"

namespace vestnik {

void apart(std::string_view what, InstitutionId institution, const std::function<void()>& step) {
  try {
    step();
  } catch (const std::exception& broken) {
    log(LogLevel::error, "app", "a step of one institution failed",
        {{"step", what}, {"institution", institution.value}, {"why", broken.what()}});
  }
}

void add_step(RelayStep& sum, const RelayStep& step) {
  sum.claimed += step.claimed;
  sum.sent += step.sent;
  sum.retried += step.retried;
  sum.in_doubt += step.in_doubt;
  sum.dead += step.dead;
  sum.cancelled += step.cancelled;
}

}  // namespace vestnik
