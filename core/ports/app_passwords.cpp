#include "ports/app_passwords.h"

namespace vestnik {

AppPasswords::~AppPasswords() = default;

}  // namespace vestnik
