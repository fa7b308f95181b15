#pragma once
/// Signs the heads of the audit into their file while the service runs: when something was written, at most once in a
/// while, sooner when much was, and at the end.
#include <chrono>
#include <filesystem>
#include <map>
#include <string>

#include "base/ed25519.h"
#include "base/guarded.h"
#include "journal/signed_heads.h"
#include "ports/database.h"

namespace vestnik {

struct HeadPace {
  std::chrono::seconds every{10};
  std::int64_t links = 1000;  ///< so many new links do not wait for the time
};

/// Any thread. One signer a file: the service's, which holds its database alone.
class HeadSigner {
 public:
  enum class When { by_the_pace, now };

  HeadSigner(Database& database, const SigningKey& key, std::filesystem::path file, HeadPace pace)
      : database_(database), key_(key), file_(std::move(file)), pace_(pace) {}

  /// Signs the institution's head if it is due; true when it did. A database that was set back behind what the file
  /// holds is logged and goes on being signed; the verification names it. The line is on disk then. Throws
  /// std::system_error when the file cannot be written: it is tried again with the next call.
  bool step(InstitutionId institution, Instant now, When when);

 private:
  struct State {
    bool opened = false;
    std::string last_line;
    std::map<InstitutionId, KnownHead> from_file;  ///< not compared with the chain yet
    std::map<InstitutionId, SignedHead> last;
  };
  void open(State& state) const;
  void sign_head(State& state, SignedHead head) const;

  Database& database_;
  SigningKey key_;
  std::filesystem::path file_;
  HeadPace pace_;
  Guarded<State> state_;
};

}  // namespace vestnik
