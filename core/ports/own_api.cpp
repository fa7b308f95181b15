#include "ports/own_api.h"

namespace vestnik {

OwnApi::~OwnApi() = default;

}  // namespace vestnik
