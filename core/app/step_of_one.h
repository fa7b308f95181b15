#pragma once
/// Steps of the service that go through all institutions, one after the other.
#include <functional>
#include <string_view>

#include "domain/ids.h"
#include "outbox/relay.h"

namespace vestnik {

/// One institution's trouble is its own: the others go on, and its turn comes again with the next step. `what` names
/// the step in the log.
void apart(std::string_view what, InstitutionId institution, const std::function<void()>& step);

/// The messages of one institution's step to those of the others; their fates are counted by the relay.
void add_step(RelayStep& sum, const RelayStep& step);

}  // namespace vestnik
