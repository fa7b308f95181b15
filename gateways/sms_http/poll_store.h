#pragma once
/// What a provider is still to be asked for, kept over restarts: table p_sms_http_poll. A row holds a telephone, and
/// goes when the fate of its message is known or nobody asks any more.
#include <span>
#include <string>
#include <vector>

#include "domain/ids.h"
#include "ports/database.h"
#include "ports/plugin.h"

namespace vestnik::sms_http {

struct PolledMessage {
  InstitutionId institution;
  std::string key;
  std::string receipt;
  std::string phone;
  Instant next{};
  std::size_t asked = 0;
};

/// One thread, outside of transactions. Throws DatabaseError.
class PollStore {
 public:
  explicit PollStore(Database& database) : database_(database) {}

  [[nodiscard]] static std::span<const Migration> migrations();

  [[nodiscard]] std::vector<PolledMessage> all();
  /// Puts them, also over what stands there under the same key.
  void put(std::span<const PolledMessage> messages);
  void remove(std::span<const PolledMessage> messages);

 private:
  Database& database_;
};

}  // namespace vestnik::sms_http
