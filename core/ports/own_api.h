#pragma once
/// The service's own API asked from within: for plugins that tell the same in a protocol of somebody else's.
///
/// What such a plugin shows is then exactly what the API would answer the same person, and a feature that is not
/// installed answers 404, whatever plugin it belongs to.
#include <string>
#include <utility>
#include <vector>

#include "ports/access.h"
#include "ports/http.h"

namespace vestnik {

struct OwnQuestion {
  std::string path;  ///< decoded: "/api/v1/students/17/diary"
  std::vector<std::pair<std::string, std::string>> query{};
  Instant received_at;
};

/// Any thread, outside of transactions. Reading a letter writes that it was read: ask such things off the HTTP threads.
class OwnApi {
 public:
  virtual ~OwnApi();
  /// GET as this actor: the route's permission within the actor's scope, then its handler with all it asks itself. A
  /// refusal comes back as over the network: a status from 400 and a problem document.
  [[nodiscard]] virtual Response get(const Actor& actor, const OwnQuestion& question) const = 0;
};

}  // namespace vestnik
