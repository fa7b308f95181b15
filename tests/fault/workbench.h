#pragma once
/// One deed of the service at a time, on a fresh copy of the school's database, with something broken under it.
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fault/deeds.h"
#include "internal_mail/letter_gateway.h"
#include "support/scripted_gateway.h"

namespace vestnik::fault {

/// A fresh copy with an engine on it.
class Workbench {
 public:
  /// Copies the pattern over what stands at `path`. Throws std::runtime_error.
  Workbench(const Prepared& prepared, const SchoolPlan& plan, const std::string& pattern, std::string path);

  [[nodiscard]] Engine& engine() { return engine_; }
  [[nodiscard]] const SchoolPlan& plan() const { return plan_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Random& random() { return random_; }
  [[nodiscard]] ManualClock& clock() { return clock_; }
  [[nodiscard]] tests::ScriptedGateway& mails() { return mails_; }
  /// Records twos under the token and remembers that it was acknowledged.
  bool record(const std::string& token);
  /// Takes a class and its pupils in.
  bool import_class();
  bool back_up();
  /// Lets everything end; how many obligations of what was acknowledged nobody was told of.
  std::int64_t come_to_rest();

  static constexpr std::size_t mail_relay = 0;
  static constexpr std::size_t letter_relay = 1;

 private:
  static std::unique_ptr<Database> fresh_copy(const std::string& pattern, const std::string& path);

  const Prepared& prepared_;
  const SchoolPlan& plan_;
  std::string path_;
  ManualClock clock_{school_noon()};
  SeededRandom random_{7};
  tests::ScriptedGateway mails_{mails_info()};
  internal_mail::LetterGateway letters_{clock_};
  Engine engine_;
  std::vector<Acknowledged> acknowledged_;
};

/// A deed that is whole or not done at all.
struct Deed {
  const char* name;
  std::function<void(Workbench&)> prepare;
  /// False: refused with a Problem. A broken world throws DatabaseError.
  std::function<bool(Workbench&)> run;
  /// How much of it there is to be seen.
  std::function<std::int64_t(Workbench&)> seen;
  bool at_once = true;  ///< nothing between "nothing" and "all of it" may be seen after a failure
};

[[nodiscard]] const std::vector<Deed>& all_deeds();

}  // namespace vestnik::fault
