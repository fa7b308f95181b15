#pragma once
/// Parts of what people answer that wait for the rest of their message. The operator is told that we have a part only
/// when it is on disk: table p_smpp_answer_part. Which school an answer is for shows when it is whole, so the parts are
/// the installation's (institution 0). They hold a telephone and words, and go when the whole has been handed on.
#include <span>
#include <vector>

#include "base/clock.h"
#include "incoming.h"
#include "joiner.h"
#include "ports/database.h"
#include "ports/plugin.h"

namespace vestnik::smpp {

/// One thread, outside of transactions. Throws DatabaseError.
class AnswerParts {
 public:
  AnswerParts(Database& database, const Clock& clock) : database_(database), clock_(clock) {}

  [[nodiscard]] static Migration migration();

  /// On disk when it returns. The same part twice is one.
  void keep(std::span<const Delivered> parts);
  /// What an earlier run of the service kept and did not hand on. What is older than a day is nobody's any more.
  [[nodiscard]] std::vector<Delivered> kept();
  void forget(const PartsOfAnswer& whole);

 private:
  Database& database_;
  const Clock& clock_;
};

}  // namespace vestnik::smpp
