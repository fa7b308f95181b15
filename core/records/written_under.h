#pragma once
/// Under what a version of a fact was written: by whom, when, with which word, under which regulation and application.
#include <string>

#include "base/time.h"
#include "domain/ids.h"

namespace vestnik {

struct WrittenUnder {
  PersonId actor{};  ///< none: the service itself
  std::string comment{};
  ApplicationId application{};  ///< of a granted application, none otherwise
  std::string regulation_hash{};
  Instant at{};
};

}  // namespace vestnik
